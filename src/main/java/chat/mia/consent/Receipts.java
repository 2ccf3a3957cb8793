package chat.mia.consent;

import chat.mia.keys.Es256;
import chat.mia.keys.ReceiptKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Makes and reads receipts: what somebody decided and was told, signed, for him to keep. One that is issued again says the
 * same.
 */
@ApplicationScoped
class Receipts {

    static final String HEADER = "Consent-Receipt";

    /** Tells a receipt from an access token and every other JWT that is signed here (RFC 8725, section 3.11). */
    static final String TYPE = "consent-receipt+jwt";

    /** More than any receipt of ours has; a longer one is not looked at. */
    private static final int MAX_LENGTH = 16_384;

    private final ReceiptKeys keys;
    private final Es256 es256;
    private final ReceiptContents contents;
    private final Notices notices;

    Receipts(ReceiptKeys keys, Es256 es256, ReceiptContents contents, Notices notices) {
        this.keys = keys;
        this.es256 = es256;
        this.contents = contents;
        this.notices = notices;
    }

    /** The receipt of an event that has a place in a chain, in the compact form (RFC 7515, section 7.1). */
    Uni<String> issue(Recorded recorded) {
        return notices.shownFor(recorded.event().decision())
                .map(notice -> es256.sign(
                        keys.active(), TYPE, contents.of(recorded, notice).encode()));
    }

    /** The event whose receipt the request shows; empty where it shows none, several, or one that is not ours. */
    Optional<UUID> shownBy(HttpServerRequest request) {
        List<String> sent = request.headers().getAll(HEADER);
        return sent.size() == 1 ? read(sent.get(0)) : Optional.empty();
    }

    /** The event that a receipt proves; empty where it is not one of ours. Needs no database. */
    Optional<UUID> read(String receipt) {
        if (receipt.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String event = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "ES256")
                    .setExpectedType(true, TYPE)
                    .setVerificationKeyResolver(
                            (signature, nesting) -> keys.find(String.valueOf(signature.getKeyIdHeaderValue()))
                                    .orElse(null))
                    .setJwsProviderContext(es256.context())
                    .setExpectedIssuer(contents.issuer())
                    .build()
                    .processToClaims(receipt)
                    .getJwtId();
            return Optional.of(UUID.fromString(event));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
