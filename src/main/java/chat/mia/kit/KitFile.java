package chat.mia.kit;

import chat.mia.web.ContentCoding;
import chat.mia.web.Representation;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One file of the kit, ready to be sent.
 *
 * @param bytes as they are sent without coding
 * @param lasting under the name that stays
 * @param hashed under the address of this version
 * @param substitute under the address of another version, whose replica is not the one that was asked
 */
record KitFile(
        byte[] bytes,
        Map<ContentCoding, Representation> lasting,
        Map<ContentCoding, Representation> hashed,
        Map<ContentCoding, Representation> substitute) {

    private static final String CACHE_CONTROL = "Cache-Control";

    /** By the end of the name; text is UTF-8. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "html", "text/html;charset=UTF-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "ts", "text/plain;charset=UTF-8");

    static KitFile of(String name, byte[] bytes) {
        Map<ContentCoding, Representation> lasting = Representation.ofEach(
                bytes,
                mediaType(name),
                HexFormat.of().formatHex(Digests.of("SHA-256", bytes)),
                Map.of("Vary", "Accept-Encoding", CACHE_CONTROL, "no-cache"));
        return new KitFile(
                bytes,
                lasting,
                each(lasting, file -> file.with(CACHE_CONTROL, "public, max-age=31536000, immutable")),
                each(lasting, file -> file.with(CACHE_CONTROL, "no-store")));
    }

    /** The same with one more header under the name that stays. */
    KitFile with(String header, String value) {
        return new KitFile(bytes, each(lasting, file -> file.with(header, value)), hashed, substitute);
    }

    /** @throws IllegalStateException for a kind of file that browsers would not be told of */
    private static String mediaType(String name) {
        String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("No media type is known for " + name);
        }
        return type;
    }

    private static Map<ContentCoding, Representation> each(
            Map<ContentCoding, Representation> coded, UnaryOperator<Representation> change) {
        Map<ContentCoding, Representation> changed = new EnumMap<>(coded);
        changed.replaceAll((coding, file) -> change.apply(file));
        return changed;
    }
}
