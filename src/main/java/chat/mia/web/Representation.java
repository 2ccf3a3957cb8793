package chat.mia.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
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
public record Representation(
        String tag, Map<CharSequence, CharSequence> about, Map<CharSequence, CharSequence> content, Buffer body) {

    /**
     * A document in every coding, each of which is made once, here.
     *
     * @param sha256 of the document
     * @param about headers of every answer, without {@code ETag}
     */
    public static Map<ContentCoding, Representation> ofEach(
            byte[] document, String mediaType, String sha256, Map<String, String> about) {
        Map<ContentCoding, Representation> coded = new EnumMap<>(ContentCoding.class);
        coded.put(ContentCoding.IDENTITY, of(document, '"' + sha256 + '"', mediaType, about));
        Representation gzip = of(gzip(document), '"' + sha256 + "-gzip\"", mediaType, about);
        put(gzip.content, "Content-Encoding", "gzip");
        coded.put(ContentCoding.GZIP, gzip);
        return coded;
    }

    private static Representation of(byte[] bytes, String tag, String mediaType, Map<String, String> about) {
        Map<CharSequence, CharSequence> always = new LinkedHashMap<>();
        put(always, "ETag", tag);
        about.forEach((name, value) -> put(always, name, value));
        Map<CharSequence, CharSequence> content = new LinkedHashMap<>();
        put(content, "Content-Type", mediaType);
        put(content, "Content-Length", Integer.toString(bytes.length));
        return new Representation(tag, always, content, Buffer.buffer(bytes));
    }

    /** Checked and encoded here, so that it need not be for each answer. */
    private static void put(Map<CharSequence, CharSequence> headers, String name, String value) {
        headers.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    /** The same bytes with another value of a header of every answer. */
    public Representation with(String name, String value) {
        Map<CharSequence, CharSequence> others = new LinkedHashMap<>(about);
        put(others, name, value);
        return new Representation(tag, others, content, body);
    }

    /** Whether the reader has these bytes. */
    public boolean isKnown(HttpServerRequest request) {
        return isKnown(HeaderLines.joined(request, "If-None-Match"));
    }

    /**
     * Proxies that compress make the tag a weak one, so the comparison is weak (RFC 9110, section 13.1.2).
     *
     * @param ifNoneMatch the header's value; may be null
     */
    boolean isKnown(String ifNoneMatch) {
        // No quotation mark can stand in a tag, so the quoted one is found only where it is one of the list.
        return ifNoneMatch != null
                && (ifNoneMatch.contains(tag) || ifNoneMatch.trim().equals("*"));
    }

    /** Answers a GET or HEAD: with 304 where the reader has these bytes. */
    public void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        about.forEach(response::putHeader);
        if (isKnown(request)) {
            response.setStatusCode(304).end();
            return;
        }
        content.forEach(response::putHeader);
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static byte[] gzip(byte[] document) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream gzip = new SmallestGzip(coded)) {
            gzip.write(document);
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
