package chat.mia.policy;

import chat.mia.web.ContentCoding;
import chat.mia.web.Representation;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One version of the policy in one language, as it is given out.
 *
 * @param html the whole page
 * @param json the same for programs
 * @param sha256 of the page's bytes in UTF-8, in lower-case hexadecimal
 * @param representations the page as it is sent, in each coding
 */
record PolicyDocument(
        PolicyVersion version,
        Locale language,
        PolicyContent content,
        String html,
        String json,
        String sha256,
        Map<ContentCoding, Representation> representations) {

    /** A document that is made now. */
    static PolicyDocument of(PolicyVersion version, Locale language, PolicyContent content, String html) {
        String sha256 = digest(html);
        String json = PolicyJson.write(PolicyView.of(version, language, content, sha256))
                .encode();
        return new PolicyDocument(version, language, content, html, json, sha256, coded(language, html, sha256));
    }

    /** A document that was made before. */
    static PolicyDocument stored(PolicyVersion version, Locale language, String html, String json, String sha256) {
        PolicyContent content = PolicyJson.content(new JsonObject(json));
        return new PolicyDocument(version, language, content, html, json, sha256, coded(language, html, sha256));
    }

    private static Map<ContentCoding, Representation> coded(Locale language, String html, String sha256) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("Content-Language", language.toLanguageTag());
        about.put("Vary", "Accept-Language, Accept-Encoding");
        about.put("Cache-Control", "no-cache");
        return Representation.ofEach(html.getBytes(StandardCharsets.UTF_8), "text/html;charset=UTF-8", sha256, about);
    }

    private static String digest(String html) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
