package chat.mia.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One version of the policy as it is given out.
 *
 * @param entries everything that the catalogue declares
 * @param html the whole page, in English
 * @param sha256 of the page's bytes in UTF-8, in lower-case hexadecimal
 */
record PublishedPolicy(
        PolicyVersion version, List<PolicySection> sections, List<DeclaredEntry> entries, String html, String sha256) {

    PublishedPolicy {
        sections = List.copyOf(sections);
        entries = List.copyOf(entries);
    }

    static PublishedPolicy of(
            PolicyVersion version, List<PolicySection> sections, List<DeclaredEntry> entries, String html) {
        return new PublishedPolicy(version, sections, entries, html, digest(html));
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
