package chat.mia.consent;

import chat.mia.testing.Browser;
import chat.mia.testing.Tables;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** An account of which something is held in every table that can hold anything of one. */
public final class HeldAccount {

    private static final String EVENTS = "SELECT seq, prev_hash, content_hash, hash, e::text FROM consent_event e";

    private final Tables tables;
    private final Browser browser = Browser.signedUp();
    private final UUID account;
    private final Set<Object> names = new LinkedHashSet<>();
    private final List<String> receipts = new ArrayList<>();
    private final List<Timestamp> failures = new ArrayList<>();

    private HeldAccount(Tables tables) {
        this.tables = tables;
        account = UUID.fromString(browser.call("GET", "/api/v1/account").path("id"));
        names.addAll(List.of(account, browser.email(), browser.session()));
    }

    /** With sessions, one of them over; choices, a chain that was linked; a key of a request; wrong passwords. */
    public static HeldAccount make(Tables tables) {
        HeldAccount held = new HeldAccount(tables);
        held.signInAndOutElsewhere();
        held.choose();
        held.fail();
        return held;
    }

    private void signInAndOutElsewhere() {
        Browser phone = browser.signInElsewhere();
        names.add(phone.session());
        phone.call("DELETE", "/api/v1/session").then().statusCode(204);
    }

    private void choose() {
        String anonymous = receipt(new Browser()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .call("PUT", "/api/v1/consent", Visitor.YES));
        receipt(new Browser()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("Consent-Receipt", anonymous)
                .call("PUT", "/api/v1/consent", Visitor.NO));
        browser.with("Idempotency-Key", UUID.randomUUID().toString());
        receipt(browser.call("PUT", "/api/v1/consent", Visitor.NO));
        browser.without("Idempotency-Key");
        receipt(browser.call("POST", "/api/v1/consent/link", Map.of("receipt", anonymous)));
        receipt(browser.call("PUT", "/api/v1/consent", Visitor.YES));
    }

    private void fail() {
        Set<Object> before = buckets();
        browser.call(
                "PUT",
                "/api/v1/account/password",
                Map.of("currentPassword", "x", "newPassword", "four words that do not"));
        new Browser().call("POST", "/api/v1/session", Map.of("email", browser.email(), "password", "x"));
        Set<Object> after = buckets();
        after.removeAll(before);
        after.forEach(bucket -> tables.query(
                        "SELECT unnest(failed_at) FROM sign_in_failure WHERE encode(bucket, 'hex') = ?", bucket)
                .forEach(row -> failures.add((Timestamp) row.get(0))));
        if (failures.size() != 2) {
            throw new AssertionError("one on this device, one elsewhere: " + failures);
        }
    }

    private Set<Object> buckets() {
        Set<Object> buckets = new LinkedHashSet<>();
        tables.query("SELECT encode(bucket, 'hex') FROM sign_in_failure").forEach(row -> buckets.add(row.get(0)));
        return buckets;
    }

    private String receipt(Response answer) {
        String receipt = ReceiptsTest.receipt(answer);
        receipts.add(receipt);
        return receipt;
    }

    public Browser browser() {
        return browser;
    }

    public UUID account() {
        return account;
    }

    /** What names the account: its id, its email address, its sessions. */
    public Set<Object> names() {
        return names;
    }

    /** When wrong passwords were tried. */
    public Timestamp[] failures() {
        return failures.toArray(Timestamp[]::new);
    }

    /** Of the account, and of the anonymous chain that was linked to it. */
    public List<String> receipts() {
        return receipts;
    }

    /** What receipts call the two chains. */
    public Set<String> pseudonyms() {
        Set<String> pseudonyms = new LinkedHashSet<>();
        receipts.forEach(receipt -> pseudonyms.add(payload(receipt).getString("sub")));
        return pseudonyms;
    }

    public UUID ownChain() {
        return subjectOf(receipts.get(receipts.size() - 1));
    }

    /** Sequence number, previous, content's and own hash, and the whole row, of each event; by chain. */
    public Map<UUID, List<List<Object>>> chains() {
        Set<UUID> ids = new LinkedHashSet<>();
        receipts.forEach(receipt -> ids.add(subjectOf(receipt)));
        return chains(ids);
    }

    public Map<UUID, List<List<Object>>> chains(Collection<UUID> ids) {
        Map<UUID, List<List<Object>>> chains = new TreeMap<>();
        ids.forEach(id -> chains.put(id, tables.query(EVENTS + " WHERE subject = ? ORDER BY seq", id)));
        return chains;
    }

    private UUID subjectOf(String receipt) {
        return (UUID) tables.query(
                        "SELECT subject FROM consent_event WHERE id = ?::uuid",
                        payload(receipt).getString("jti"))
                .get(0)
                .get(0);
    }

    private static JsonObject payload(String receipt) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(receipt.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
