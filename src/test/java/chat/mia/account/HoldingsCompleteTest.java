package chat.mia.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.consent.HeldAccount;
import chat.mia.consent.ManyEvents;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.testing.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever table holds something of an account: it is in what its owner gets. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HoldingsCompleteTest {

    /** Where the key of a row stands among its columns. */
    private static final Map<String, Integer> KEYS = Map.of(
            "account", 0,
            "auth_session", 0,
            "consent_subject", 0,
            "consent_event", 0,
            "consent_request", 1,
            "service_event", 2);

    /** Each column is given, or left out for a reason; one that is added must be either. */
    private static final Map<String, String> COLUMNS = Map.of(
            // Left out: the email in lower case; what the password is verified with.
            "account", "created_at email email_key id issuer password_hash subject",
            // Left out: what tokens are verified with and derived from, and a keyed hash of the browser.
            "auth_session",
                    "account_id client_fingerprint created_at current_hash device ends_at fork forks generation nonce"
                            + " orphan_fork orphan_hash orphan_nonce orphan_secret_number previous_hash replays rotated_at"
                            + " secret_number sid status unforked",
            // Left out: the salt, from which the pseudonym is made that is given.
            "consent_subject", "account_id closed_at decided_at expires_at gpc granted head id policy_version salt seq",
            // Left out: the number of the transaction, which means nothing outside of the database; like that of the
            // last one.
            "consent_event",
                    "action choices claimed_at content_hash expires_at gpc hash id linked_subject locale notice_hash"
                            + " occurred_at policy_version prev_hash seq source subject user_agent xid",
            "consent_request", "at body_hash event_id key owner",
            "service_event", "account_id at decided_at granted id kind sid xid");

    @Inject
    Tables tables;

    @Inject
    Traces traces;

    @Test
    void tables_inWhichAnythingOfTheAccountStands_areAllGiven() {
        HeldAccount held = HeldAccount.make(tables);
        Collection<Object> names = new ArrayList<>(held.names());
        names.addAll(held.chains().keySet());

        Map<String, List<String>> stored = new TreeMap<>();
        traces.of(names).forEach((table, rows) -> {
            assertTrue(KEYS.containsKey(table), table + " holds something of an account: give it to its owner");
            stored.put(
                    table,
                    rows.stream()
                            .map(row -> row.substring(1).split(",", -1)[KEYS.get(table)])
                            .sorted()
                            .toList());
        });

        assertEquals(given(data(held)), stored);
    }

    @Test
    void columns_ofThoseTables_areKnown() {
        COLUMNS.forEach((table, columns) -> assertEquals(
                columns,
                tables.query(
                                "SELECT string_agg(attname, ' ' ORDER BY attname) FROM pg_attribute WHERE attrelid = ?::regclass"
                                        + " AND attnum > 0 AND NOT attisdropped",
                                table)
                        .get(0)
                        .get(0)));
    }

    @Test
    void get_aThousandEvents_givesAllInOrderPageByPage() {
        HeldAccount held = HeldAccount.make(tables);
        ManyEvents.append(tables, held.account(), 1_000);
        long before = pages();

        JsonObject data = data(held);

        List<Long> own = data.getJsonArray("events").stream()
                .map(JsonObject.class::cast)
                .filter(event ->
                        event.getString("subject").equals(held.ownChain().toString()))
                .map(event -> event.getLong("seq"))
                .toList();
        assertEquals(LongStream.rangeClosed(1, 1_003).boxed().toList(), own);
        assertTrue(pages() - before >= 6, "1003 events, at most 200 at once");
    }

    @Test
    void get_moreSessionsThanAPage_givesAll() {
        HeldAccount held = HeldAccount.make(tables);
        tables.update(
                "INSERT INTO auth_session (sid, account_id, ends_at, current_hash, nonce) SELECT gen_random_uuid(), account_id,"
                        + " ends_at, current_hash, nonce FROM auth_session, generate_series(1, 450) WHERE sid = ?",
                held.browser().session());

        List<String> ids = data(held).getJsonArray("sessions").stream()
                .map(session -> ((JsonObject) session).getString("id"))
                .toList();

        assertEquals(452, ids.size());
        assertEquals(ids.stream().distinct().sorted().toList(), ids);
    }

    private static Map<String, List<String>> given(JsonObject data) {
        Map<String, List<String>> given = new TreeMap<>();
        given.put("account", List.of(data.getJsonObject("account").getString("id")));
        given.put("auth_session", strings(data, "sessions", "id"));
        given.put("consent_subject", strings(data, "chains", "subject"));
        given.put("consent_event", strings(data, "events", "id"));
        given.put("consent_request", strings(data, "requests", "key"));
        List<String> told = new ArrayList<>();
        data.getJsonArray("told").forEach(change -> told.add("consent-changed"));
        data.getJsonArray("sessions").stream()
                .filter(session -> ((JsonObject) session).getString("endToldAt") != null)
                .forEach(session -> told.add("session-ended"));
        told.sort(null);
        given.put("service_event", told);
        return given;
    }

    private static List<String> strings(JsonObject data, String array, String member) {
        return data.getJsonArray(array).stream()
                .map(element -> ((JsonObject) element).getString(member))
                .sorted()
                .toList();
    }

    private long pages() {
        return tables.statements().entrySet().stream()
                .filter(statement -> statement.getKey().contains("FROM consent_event WHERE subject = $1 AND seq > $2"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static JsonObject data(HeldAccount held) {
        return new JsonObject(held.browser().call("GET", "/api/v1/account/data").asString());
    }
}
