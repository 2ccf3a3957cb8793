package chat.mia.consent;

import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Browsers that chose before anybody signed in, and what the ledger has of them. */
@ApplicationScoped
class LinkFixture {

    private static final String PATH = "/api/v1/consent/link";

    private final Tables tables;
    private final StoppedClock clock;

    LinkFixture(Tables tables, StoppedClock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    static Response link(Visitor visitor, String receipt) {
        return visitor.browser.call(
                "POST", PATH, new JsonObject().put("receipt", receipt).encode());
    }

    /** Stops the clock, and gives somebody who is signed in an access token of that time. */
    Visitor at(Instant time, Visitor visitor) {
        clock.stopAt(time);
        return visitor.refreshAt(time, tables);
    }

    /** The receipt of a Yes that a browser said at this time. */
    String yesAt(Instant time) {
        clock.stopAt(time);
        return Visitor.anonymous().put(Visitor.YES).path("receipt");
    }

    /** The receipt of a No that a browser said at this time, after a Yes. */
    String noAt(Instant time) {
        String yes = yesAt(time.minusSeconds(1));
        clock.stopAt(time);
        return Visitor.anonymous().with("Consent-Receipt", yes).put(Visitor.NO).path("receipt");
    }

    /** The receipt of a chain that has no choice. */
    String withoutChoice(Instant time) {
        String receipt = yesAt(time);
        change(receipt, "granted = NULL, policy_version = NULL, decided_at = NULL, expires_at = NULL, gpc = NULL");
        return receipt;
    }

    /** Changes the chain of a receipt behind the service's back; gives the receipt. */
    String change(String receipt, String assignments) {
        tables.update("UPDATE consent_subject SET " + assignments + " WHERE id = ?", subject(receipt));
        return receipt;
    }

    /** The chain of a receipt. */
    UUID subject(String receipt) {
        return (UUID) tables.query(
                        "SELECT subject FROM consent_event WHERE id = ?",
                        UUID.fromString(payload(receipt).getString("jti")))
                .get(0)
                .get(0);
    }

    static JsonObject payload(String receipt) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(receipt.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** The account's choice as it is stored: granted categories, decided at, expires at; all null where there is none. */
    List<Object> head(Visitor visitor) {
        return tables.query(
                        "SELECT granted::text, " + iso("decided_at") + ", " + iso("expires_at")
                                + " FROM consent_subject WHERE account_id = ?",
                        visitor.account())
                .get(0);
    }

    /** The newest event of the account's chain: action, choices, expires at, policy version, GPC, linked chain. */
    List<Object> newest(Visitor visitor) {
        return tables.query(
                        "SELECT e.action, e.choices::text, " + iso("e.expires_at")
                                + ", e.policy_version, e.gpc, e.linked_subject FROM consent_event e"
                                + " JOIN consent_subject s ON s.id = e.subject AND s.seq = e.seq WHERE s.account_id = ?",
                        visitor.account())
                .get(0);
    }

    private static String iso(String column) {
        return "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    }
}
