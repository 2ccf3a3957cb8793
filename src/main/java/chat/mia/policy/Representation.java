package chat.mia.policy;

import chat.mia.web.ContentCoding;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A document in one content coding, ready to be sent.
 *
 * @param tag names these bytes, and no others (RFC 9110, section 8.8.3.3)
 * @param about headers of every answer, also of the one that the reader has it already
 * @param content headers of an answer that carries the body
 */
record Representation(
        String tag, Map<CharSequence, CharSequence> about, Map<CharSequence, CharSequence> content, Buffer body) {

    /**
     * Codes a document, which is done once for each.
     *
     * @param sha256 of the page
     * @param language of the page, a tag
     */
    static Representation of(String html, String sha256, String language, ContentCoding coding) {
        boolean gzip = coding == ContentCoding.GZIP;
        byte[] page = html.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = gzip ? gzip(page) : page;
        String tag = '"' + sha256 + (gzip ? "-gzip" : "") + '"';
        Map<CharSequence, CharSequence> about = new LinkedHashMap<>();
        put(about, "ETag", tag);
        put(about, "Content-Language", language);
        put(about, "Vary", "Accept-Language, Accept-Encoding");
        put(about, "Cache-Control", "no-cache");
        Map<CharSequence, CharSequence> content = new LinkedHashMap<>();
        put(content, "Content-Type", "text/html;charset=UTF-8");
        put(content, "Content-Length", Integer.toString(bytes.length));
        if (gzip) {
            put(content, "Content-Encoding", "gzip");
        }
        return new Representation(tag, about, content, Buffer.buffer(bytes));
    }

    /** Checked and encoded here, so that it need not be for each answer. */
    private static void put(Map<CharSequence, CharSequence> headers, String name, String value) {
        headers.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    /**
     * Whether the reader has these bytes. Proxies that compress make the tag a weak one, so the comparison is weak
     * (RFC 9110, section 13.1.2).
     *
     * @param ifNoneMatch the header's value; may be null
     */
    boolean isKnown(String ifNoneMatch) {
        // No quotation mark can stand in a tag, so the quoted one is found only where it is one of the list.
        return ifNoneMatch != null
                && (ifNoneMatch.contains(tag) || ifNoneMatch.trim().equals("*"));
    }

    private static byte[] gzip(byte[] page) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream gzip = new SmallestGzip(coded)) {
            gzip.write(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    private static final class SmallestGzip extends GZIPOutputStream {

        SmallestGzip(OutputStream target) throws IOException {
            super(target);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
