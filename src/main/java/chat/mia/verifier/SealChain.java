package chat.mia.verifier;

import chat.mia.keys.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Signed rows of one kind, of which each names the one before. */
final class SealChain {

    private final String type;
    private final PublicKeys keys;
    private final Findings findings;
    private Optional<String> previous = Optional.empty();

    /** @param type the header {@code typ} that each must have */
    SealChain(String type, PublicKeys keys, Findings findings) {
        this.type = type;
        this.keys = keys;
        this.findings = findings;
    }

    /**
     * The row that comes next.
     *
     * @param columns what its columns say, by the member that must say the same
     * @return what it signs; empty where it signs nothing that can be believed
     */
    Optional<JsonNode> take(String row, String jws, Map<String, String> columns) {
        Optional<JsonNode> payload = payload(row, jws);
        payload.ifPresent(signed -> compare(row, signed, columns));
        previous = Optional.of(sha256(jws));
        return payload;
    }

    /** SHA-256 of the newest one, in hexadecimal; empty before the first. */
    Optional<String> newest() {
        return previous;
    }

    static String sha256(String jws) {
        return HexFormat.of().formatHex(Sha256.of(jws.getBytes(StandardCharsets.US_ASCII)));
    }

    private Optional<JsonNode> payload(String row, String jws) {
        try {
            return Optional.of(Signed.payload(jws, type, keys));
        } catch (Forged e) {
            findings.add(row, "its jws is not to be believed: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void compare(String row, JsonNode signed, Map<String, String> columns) {
        columns.forEach((member, value) -> {
            if (!signed.path(member).asText().equals(value)) {
                findings.add(row, "its column " + member + " was altered: it is not what its jws says");
            }
        });
        JsonNode named = signed.path("previous");
        if (!previous.map(hash -> named.asText().equals(hash)).orElse(named.isNull())) {
            findings.add(row, "it does not follow the one before it: rows between them were removed or replaced");
        }
    }
}
