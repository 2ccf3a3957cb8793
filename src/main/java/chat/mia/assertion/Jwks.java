package chat.mia.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The keys of an issuer that can verify a signature, out of its JSON Web Key Set (RFC 7517, section 5). Other keys are
 * passed over, as that section asks for.
 */
record Jwks(List<PublicJsonWebKey> keys) {

    /** RFC 7518, sections 3.3 and 3.5. */
    private static final int MIN_RSA_BITS = 2048;

    /** RFC 7518, section 3.4. */
    private static final Map<String, String> CURVES = Map.of("ES256", "P-256", "ES384", "P-384", "ES512", "P-521");

    Jwks {
        keys = List.copyOf(keys);
    }

    /** @throws IllegalArgumentException where it is not a key set */
    static Jwks of(String json) {
        try {
            if (!(JsonUtil.parseJson(json).get("keys") instanceof List<?> listed)) {
                throw new IllegalArgumentException("There is no array named keys");
            }
            List<PublicJsonWebKey> keys = new ArrayList<>();
            listed.forEach(key -> read(key).filter(Jwks::verifies).ifPresent(keys::add));
            return new Jwks(keys);
        } catch (JoseException e) {
            throw new IllegalArgumentException("This is not JSON", e);
        }
    }

    /**
     * The one key that can verify such a signature; empty where there is none, or several without a way to tell.
     *
     * @param kid the token's; where it has none, the set must leave no choice
     */
    Optional<PublicJsonWebKey> find(Optional<String> kid, String algorithm) {
        List<PublicJsonWebKey> fitting = keys.stream()
                .filter(key -> kid.isEmpty() || kid.get().equals(key.getKeyId()))
                .filter(key -> fits(key, algorithm))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Optional<PublicJsonWebKey> read(Object key) {
        try {
            return key instanceof Map<?, ?> members
                            && JsonWebKey.Factory.newJwk((Map<String, Object>) members) instanceof PublicJsonWebKey read
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean verifies(PublicJsonWebKey key) {
        boolean longEnough = !(key instanceof RsaJsonWebKey rsa)
                || rsa.getRsaPublicKey().getModulus().bitLength() >= MIN_RSA_BITS;
        return longEnough
                && (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }

    private static boolean fits(PublicJsonWebKey key, String algorithm) {
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm)) {
            return false;
        }
        return CURVES.containsKey(algorithm)
                ? key instanceof EllipticCurveJsonWebKey curve
                        && CURVES.get(algorithm).equals(curve.getCurveName())
                : key instanceof RsaJsonWebKey;
    }
}
