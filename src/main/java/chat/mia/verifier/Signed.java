package chat.mia.verifier;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.PublicKey;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Reads what this service signed: JWS in the compact form (RFC 7515, section 7.1), ES256 and nothing else. */
final class Signed {

    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    /** Of two members with one name nobody could tell which counts. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private Signed() {}

    /**
     * The payload of a text that one of the keys signed.
     *
     * @param type that the header must name, so that nothing else that was signed passes for it (RFC 8725, section 3.11)
     * @throws Forged with the reason in plain words
     */
    static JsonNode payload(String text, String type, PublicKeys keys) throws Forged {
        if (!COMPACT.matcher(text).matches() || !isWrittenInOneWay(text.substring(text.lastIndexOf('.') + 1))) {
            throw new Forged("it is not a signed text (a JWS in the compact form)");
        }
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256"));
            signature.setCompactSerialization(text);
            if (!type.equals(signature.getHeader("typ"))) {
                throw new Forged("its type is " + signature.getHeader("typ") + ", not " + type);
            }
            signature.setKey(key(signature.getKeyIdHeaderValue(), keys));
            if (!signature.verifySignature()) {
                throw new Forged("its signature does not fit: the text was altered or signed by somebody else");
            }
            return JSON.readTree(signature.getPayload());
        } catch (JoseException | JsonProcessingException e) {
            throw new Forged("it cannot be read as a text signed with ES256");
        }
    }

    private static PublicKey key(String kid, PublicKeys keys) throws Forged {
        return keys.find(String.valueOf(kid))
                .orElseThrow(
                        () -> new Forged("it was signed with the key " + kid + ", which is not among those trusted"));
    }

    /** The last character of a signature has four bits that count for nothing, so that it could be another one. */
    private static boolean isWrittenInOneWay(String base64url) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64url);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64url);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
