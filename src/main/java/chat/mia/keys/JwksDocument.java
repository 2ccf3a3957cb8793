package chat.mia.keys;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The key set as it is sent, made once for each change.
 *
 * @param json a JSON Web Key Set (RFC 7517, section 5)
 * @param tag a strong entity tag (RFC 9110, section 8.8.3)
 */
record JwksDocument(String json, String tag) {

    /** @param publicJwks each key as JSON, in the order in which they are to stand */
    static JwksDocument of(Collection<String> publicJwks) {
        String json = "{\"keys\":[" + String.join(",", publicJwks) + "]}";
        byte[] digest = Sha256.of(json.getBytes(StandardCharsets.UTF_8));
        return new JwksDocument(json, '"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
    }
}
