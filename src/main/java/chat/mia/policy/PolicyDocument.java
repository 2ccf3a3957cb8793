package chat.mia.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One version of the policy in one language, as it is given out.
 *
 * @param html the whole page
 * @param json the same for programs
 * @param sha256 of the page's bytes in UTF-8, in lower-case hexadecimal
 */
record PolicyDocument(
        PolicyVersion version, Locale language, PolicyContent content, String html, String json, String sha256) {

    static PolicyDocument of(PolicyVersion version, Locale language, PolicyContent content, String html) {
        String sha256 = digest(html);
        String json = PolicyJson.write(PolicyView.of(version, language, content, sha256))
                .encode();
        return new PolicyDocument(version, language, content, html, json, sha256);
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
