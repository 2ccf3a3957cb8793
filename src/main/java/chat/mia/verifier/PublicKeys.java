package chat.mia.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The keys that seals and receipts may be signed with, by {@code kid}. */
record PublicKeys(Map<String, PublicKey> byKid) {

    PublicKeys {
        byKid = Map.copyOf(byKid);
    }

    /**
     * The keys of a JSON Web Key Set (RFC 7517, section 5) that can verify ES256; others are passed over, as that section
     * asks for.
     *
     * @throws WrongUse where it is no key set, or has no such key
     */
    static PublicKeys of(String jwks) throws WrongUse {
        Map<String, PublicKey> keys = new HashMap<>();
        try {
            new ObjectMapper().readTree(jwks).path("keys").forEach(jwk -> add(jwk, keys));
        } catch (JsonProcessingException e) {
            throw new WrongUse("The file of --jwks holds no JSON. Save /.well-known/jwks.json as it is.");
        }
        if (keys.isEmpty()) {
            throw new WrongUse("The file of --jwks holds no ES256 key. Save /.well-known/jwks.json as it is.");
        }
        return new PublicKeys(keys);
    }

    /** Those that the ledger's own database holds, which whoever can write there may have replaced. */
    static PublicKeys of(Connection database) throws SQLException {
        Map<String, PublicKey> keys = new HashMap<>();
        try (Cursor<String> rows = Cursor.of(database, "SELECT public_jwk FROM receipt_key", row -> row.getString(1))) {
            while (rows.hasNext()) {
                try {
                    add(new ObjectMapper().readTree(rows.next()), keys);
                } catch (JsonProcessingException e) {
                    // Whatever was signed with it is found to have no key.
                    continue;
                }
            }
        }
        return new PublicKeys(keys);
    }

    Optional<PublicKey> find(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }

    private static void add(JsonNode jwk, Map<String, PublicKey> keys) {
        boolean fits = jwk.path("kid").isTextual()
                && jwk.path("kty").asText().equals("EC")
                && jwk.path("crv").asText().equals("P-256")
                && jwk.path("use").asText("sig").equals("sig");
        try {
            if (fits) {
                keys.put(
                        jwk.get("kid").textValue(),
                        PublicJsonWebKey.Factory.newPublicJwk(jwk.toString()).getPublicKey());
            }
        } catch (JoseException e) {
            // Like one of another kind: it verifies nothing.
            return;
        }
    }
}
