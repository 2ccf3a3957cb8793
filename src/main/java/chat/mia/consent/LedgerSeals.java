package chat.mia.consent;

import chat.mia.keys.Es256;
import chat.mia.keys.ReceiptKeys;
import chat.mia.keys.Sha256;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;

/** Signs what is said of many events at once, with the key of receipts, whose public half stays published. */
@ApplicationScoped
class LedgerSeals {

    private final ReceiptKeys keys;
    private final Es256 es256;
    private final Clock clock;

    LedgerSeals(ReceiptKeys keys, Es256 es256, Clock clock) {
        this.keys = keys;
        this.es256 = es256;
        this.clock = clock;
    }

    /**
     * The compact form of what is said, with the present time added as {@code iat}.
     *
     * @param type the header {@code typ}
     */
    String sign(String type, JsonObject claims) {
        return es256.sign(
                keys.active(),
                type,
                claims.copy().put("iat", clock.instant().getEpochSecond()).encode());
    }

    /** SHA-256 of a seal in hexadecimal: how the next one names it. */
    static String hash(String jws) {
        return HexFormat.of().formatHex(Sha256.of(jws.getBytes(StandardCharsets.US_ASCII)));
    }
}
