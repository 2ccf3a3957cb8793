package chat.mia.assertion;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.JoseException;

/**
 * What a string says before anything of it is believed: enough to find out whose key must verify it. Keys and addresses
 * of keys that it brings along ({@code jwk}, {@code jku}, {@code x5u}) are not looked at.
 *
 * @param type the header {@code typ} in lower case, without {@code application/} (RFC 7515, section 4.1.9)
 */
record UnverifiedAssertion(String text, String algorithm, String type, Optional<String> kid, String issuer) {

    /** Far above what an assertion needs; a longer one is not looked at. */
    private static final int MAX_LENGTH = 8192;

    private static final int MAX_KID_LENGTH = 255;

    /** A signed JWT in the compact form (RFC 7515, section 7.1); an encrypted one has five parts. */
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    /** @throws RefusedAssertion where it cannot be an assertion of anybody */
    static UnverifiedAssertion of(String text) {
        if (text.length() > MAX_LENGTH || !COMPACT.matcher(text).matches()) {
            throw new RefusedAssertion(Reason.MALFORMED);
        }
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(text);
            return read(text, signature);
        } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException e) {
            throw new RefusedAssertion(Reason.MALFORMED);
        }
    }

    private static UnverifiedAssertion read(String text, JsonWebSignature signature)
            throws JoseException, InvalidJwtException, MalformedClaimException {
        Headers headers = signature.getHeaders();
        Optional<String> kid = Optional.ofNullable(signature.getKeyIdHeaderValue());
        String issuer = JwtClaims.parse(signature.getUnverifiedPayload()).getIssuer();
        // No extension is understood here, and a nested JWT is none of ours.
        if (headers.getObjectHeaderValue("crit") != null
                || headers.getObjectHeaderValue("b64") != null
                || headers.getObjectHeaderValue("cty") != null
                || kid.filter(id -> id.length() > MAX_KID_LENGTH).isPresent()) {
            throw new RefusedAssertion(Reason.MALFORMED);
        }
        return new UnverifiedAssertion(
                text,
                Objects.requireNonNull(signature.getAlgorithmHeaderValue()),
                type(headers.getStringHeaderValue("typ")),
                kid,
                issuer);
    }

    private static String type(String header) {
        return header == null ? "jwt" : header.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
    }

    /** Hides what was sent. */
    @Override
    public String toString() {
        return "UnverifiedAssertion";
    }
}
