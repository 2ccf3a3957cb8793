package chat.mia.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.consent.HeldAccount;
import chat.mia.keys.Sha256;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody gets who asks for all that is held about him; {@link HoldingsCompleteTest} says that it is all. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HoldingsTest {

    private static final String PATH = "/api/v1/account/data";

    @Inject
    Tables tables;

    private HeldAccount held;

    @BeforeEach
    void make() {
        held = HeldAccount.make(tables);
    }

    @Test
    void get_signedIn_isAFileWithTheMembersThatAreDocumented() {
        Response answer = held.browser().call("GET", PATH);

        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", equalTo("attachment; filename=\"account-data.json\""))
                .header("Cache-Control", equalTo("no-store"))
                .header("Set-Cookie", nullValue());
        JsonObject data = data();
        assertEquals(
                List.of("account", "sessions", "failedPasswords", "chains", "events", "requests", "told"),
                List.copyOf(data.fieldNames()));
        assertEquals(
                Set.of("id", "email", "issuer", "subject", "createdAt", "passwordSet", "roles"),
                data.getJsonObject("account").fieldNames());
        assertEquals(held.browser().email(), data.getJsonObject("account").getString("email"));
        assertEquals(true, data.getJsonObject("account").getBoolean("passwordSet"));
    }

    @Test
    void get_sessions_areThereWithTheirStateInWords() {
        assertEquals(
                List.of("active", "signed-out"),
                objects(data().getJsonArray("sessions"))
                        .map(session -> session.getString("state"))
                        .toList());
    }

    @Test
    void get_chains_areTheOwnOneAndThoseLinkedToIt_underTheNamesOfTheirReceipts() {
        List<JsonObject> chains = objects(data().getJsonArray("chains")).toList();

        assertEquals(
                List.of("account", "linked"),
                chains.stream().map(chain -> chain.getString("origin")).toList());
        assertEquals(
                held.pseudonyms(),
                Set.copyOf(chains.stream()
                        .map(chain -> chain.getString("pseudonym"))
                        .toList()));
        assertEquals(held.ownChain().toString(), chains.get(0).getString("subject"));
    }

    /** So that its owner can check what he was given, without us. */
    @Test
    void get_membersOfAnEvent_giveItsContentHash() throws IOException {
        List<JsonObject> events = objects(data().getJsonArray("events")).toList();

        assertEquals(5, events.size());
        assertTrue(events.stream().anyMatch(event -> event.getString("action").equals("link")));
        for (JsonObject event : events) {
            JsonObject content = event.copy();
            List.of("subject", "seq", "contentHash", "prevHash", "hash").forEach(content::remove);
            if (!event.getString("action").equals("link")) {
                content.remove("linkedSubject");
            }
            byte[] canonical =
                    new JsonCanonicalizer(content.encode()).getEncodedString().getBytes(UTF_8);
            assertEquals(event.getString("contentHash"), HexFormat.of().formatHex(Sha256.of(canonical)));
        }
    }

    @Test
    void get_failedPasswords_areThoseOfTheEmailAndOfTheDevices() {
        List<JsonObject> failures = objects(data().getJsonArray("failedPasswords"))
                .sorted(Comparator.comparing(failure -> String.valueOf(failure.getString("session"))))
                .toList();

        assertEquals(held.browser().session().toString(), failures.get(0).getString("session"));
        assertEquals(null, failures.get(1).getString("session"));
        assertEquals(
                Arrays.stream(held.failures())
                        .map(at ->
                                at.toInstant().truncatedTo(ChronoUnit.SECONDS).toString())
                        .sorted()
                        .toList(),
                failures.stream()
                        .map(failure -> failure.getJsonArray("at").getString(0))
                        .sorted()
                        .toList());
    }

    @Test
    void get_whatVerifiesPasswordsAndTokens_isLeftOut() {
        String text = held.browser().call("GET", PATH).asString();

        for (List<Object> secret : tables.query(
                "SELECT password_hash FROM account WHERE id = ? UNION ALL SELECT encode(unnest(ARRAY[current_hash, nonce]), 'hex')"
                        + " FROM auth_session WHERE account_id = ? UNION ALL SELECT encode(salt, 'hex') FROM consent_subject"
                        + " WHERE account_id = ?",
                held.account(),
                held.account(),
                held.account())) {
            assertFalse(text.contains((String) secret.get(0)));
        }
    }

    private JsonObject data() {
        return new JsonObject(held.browser().call("GET", PATH).asString());
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
