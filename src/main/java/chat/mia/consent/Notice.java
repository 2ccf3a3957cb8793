package chat.mia.consent;

import chat.mia.keys.Sha256;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The texts that were shown to somebody who chose, under their own hash.
 *
 * @param sha256 of the document in UTF-8, in lower-case hexadecimal
 * @param document canonical JSON (RFC 8785) of all that is shown; without the hash, which it cannot contain
 */
record Notice(String sha256, String policyVersion, String locale, String document) {

    static Notice of(JsonObject texts) {
        try {
            String document = new JsonCanonicalizer(texts.encode()).getEncodedString();
            String sha256 = HexFormat.of().formatHex(Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
            return new Notice(sha256, texts.getString("policyVersion"), texts.getString("locale"), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document with its hash as one more member; all else stands in it as it was stored. */
    String json() {
        return "{\"sha256\":\"" + sha256 + "\"," + document.substring(1);
    }
}
