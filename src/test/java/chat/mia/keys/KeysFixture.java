package chat.mia.keys;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.Tables;
import chat.mia.testing.WithAdmins;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** One fresh signing key before each test, and time that passes for the keys alone: their rows are aged. */
abstract class KeysFixture {

    static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Tables tables;

    @Inject
    KeyRotation rotation;

    @Inject
    Pool database;

    @BeforeEach
    void oneFreshKey() {
        rotation.replaceAll("exercise", event -> {}).await().atMost(LIMIT);
        tables.update("DELETE FROM signing_key WHERE revoked");
    }

    /** For the signing keys that time has passed; they are looked at afterwards. */
    void pass(String time) {
        tables.update(
                "UPDATE signing_key SET created_at = created_at - ?::interval,"
                        + " active_from = active_from - ?::interval, published_until = published_until - ?::interval",
                time,
                time,
                time);
        look();
    }

    /** As the schedule does, but waiting for it where it is just at it. */
    void look() {
        rotation.follow(SigningKeyTable.LOCK::take).await().atMost(LIMIT);
    }

    /** From a fresh key to the next one. */
    void rotate() {
        pass("30 days");
        pass("1 hour");
    }

    /** Of access tokens; the receipt keys of all tests before this one stand behind them. */
    List<String> published() {
        List<String> all = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .path("keys.kid");
        List<String> receipts = receiptKeys();
        assertEquals(receipts, all.subList(all.size() - receipts.size(), all.size()));
        return all.subList(0, all.size() - receipts.size());
    }

    /** All that ever signed, oldest first. */
    List<String> receiptKeys() {
        return tables.query("SELECT kid FROM receipt_key ORDER BY created_at, kid").stream()
                .map(row -> (String) row.get(0))
                .toList();
    }

    List<String> in(KeyState state) {
        return SigningKeyTable.all(database).await().atMost(LIMIT).stream()
                .filter(key -> key.state() == state)
                .map(StoredKey::kid)
                .toList();
    }

    /** Somebody with the role admin. */
    Browser admin() {
        return WithAdmins.signedIn(tables);
    }
}
