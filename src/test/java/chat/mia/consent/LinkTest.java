package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an account has when a browser's choice was brought to it. {@code A+} is the account's own Yes, {@code A-} its own
 * No, {@code B+} and {@code B-} what the browser chose, {@code (A+)} a Yes that is still there but does not count, and
 * {@code none} no choice at all. None of them was made under Global Privacy Control.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkTest {

    private static final Instant CHOSE = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant CHOSE_LONG_AGO = Instant.parse("2025-05-01T12:00:00Z");
    private static final Instant LINKED = Instant.parse("2026-05-15T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    @Inject
    LinkFixture fixture;

    private Instant browserChose;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @ParameterizedTest
    @CsvSource({
        // account, browser, the account's choice afterwards, and where the request carries Global Privacy Control
        "never chose, no choice, none, none",
        "never chose, older Yes, B+, none",
        "never chose, older No, B-, B-",
        "never chose, newer Yes, B+, none",
        "never chose, newer No, B-, B-",
        "never chose, expired Yes, none, none",
        "never chose, expired No, none, none",
        "never chose, outdated Yes, none, none",
        "never chose, outdated No, none, none",
        "only linked, no choice, none, none",
        "only linked, older Yes, none, none",
        "only linked, older No, none, none",
        "only linked, Yes of then, none, none",
        "only linked, No of then, none, none",
        "only linked, newer Yes, B+, none",
        "only linked, newer No, B-, B-",
        "only linked, expired Yes, none, none",
        "only linked, expired No, none, none",
        "only linked, outdated Yes, none, none",
        "only linked, outdated No, none, none",
        "Yes, no choice, A+, A+",
        "Yes, older Yes, A+, A+",
        "Yes, older No, A+, A+",
        "Yes, Yes of then, A+, A+",
        "Yes, No of then, A+, A+",
        "Yes, newer Yes, A+, A+",
        "Yes, newer No, B-, B-",
        "Yes, expired Yes, A+, A+",
        "Yes, expired No, A+, A+",
        "Yes, outdated Yes, A+, A+",
        "Yes, outdated No, A+, A+",
        "Yes and linked later, No between, B-, B-",
        "Yes and linked later, Yes between, A+, A+",
        "No, no choice, A-, A-",
        "No, older Yes, A-, A-",
        "No, older No, A-, A-",
        "No, newer Yes, A-, A-",
        "No, newer No, A-, A-",
        "No, expired Yes, A-, A-",
        "No, expired No, A-, A-",
        "No, outdated Yes, A-, A-",
        "No, outdated No, A-, A-",
        "expired, no choice, (A+), (A+)",
        "expired, older Yes, (A+), (A+)",
        "expired, older No, (A+), (A+)",
        "expired, newer Yes, B+, (A+)",
        "expired, newer No, B-, B-",
        "expired, expired Yes, (A+), (A+)",
        "expired, expired No, (A+), (A+)",
        "expired, outdated Yes, (A+), (A+)",
        "expired, outdated No, (A+), (A+)",
        "outdated, no choice, (A+), (A+)",
        "outdated, older Yes, (A+), (A+)",
        "outdated, older No, (A+), (A+)",
        "outdated, newer Yes, B+, (A+)",
        "outdated, newer No, B-, B-",
        "outdated, expired Yes, (A+), (A+)",
        "outdated, expired No, (A+), (A+)",
        "outdated, outdated Yes, (A+), (A+)",
        "outdated, outdated No, (A+), (A+)",
    })
    void link_choicesOfBoth_leaveTheAccountWith(String account, String browser, String plain, String underGpc) {
        requireLinked(account, browser, false, plain);
        requireLinked(account, browser, true, underGpc);
    }

    private void requireLinked(String account, String browser, boolean gpc, String expected) {
        Visitor visitor = account(account);
        String receipt = receipt(browser, lastEvent(account));
        Object anonymous = fixture.subject(receipt);
        fixture.at(NOW, visitor);
        if (gpc) {
            visitor.with("Sec-GPC", "1");
        }

        ValidatableResponse answer = LinkFixture.link(visitor, receipt).then().statusCode(200);

        Instant decided = expected.startsWith("B") ? browserChose : accountChose(account);
        LinkExpectation outcome = new LinkExpectation(expected, decided, gpc, anonymous);
        answer.body("status", equalTo(outcome.status())).body("decidedAt", equalTo(outcome.decidedAt()));
        assertEquals(outcome.head(), fixture.head(visitor));
        assertEquals(outcome.event(), fixture.newest(visitor));
    }

    private Visitor account(String state) {
        Visitor visitor = Visitor.signedIn();
        if (!state.equals("never chose") && !state.equals("only linked")) {
            fixture.at(accountChose(state), visitor).put(state.equals("No") ? Visitor.NO : Visitor.YES);
        }
        if (state.equals("outdated")) {
            tables.update(
                    "UPDATE consent_subject SET policy_version = '2025-01-01' WHERE account_id = ?", visitor.account());
        }
        if (List.of("only linked", "expired", "Yes and linked later").contains(state)) {
            String empty = fixture.withoutChoice(LINKED.minus(HOUR));
            LinkFixture.link(fixture.at(LINKED, visitor), empty).then().statusCode(200);
        }
        return visitor;
    }

    private static Instant accountChose(String state) {
        return state.equals("expired") ? CHOSE_LONG_AGO : CHOSE;
    }

    /** A choice of a year ago is older than every one that counts, so after it something else was recorded. */
    private static Instant lastEvent(String account) {
        return List.of("Yes", "No", "outdated").contains(account) ? CHOSE : LINKED;
    }

    private String receipt(String state, Instant lastEvent) {
        browserChose = state.startsWith("older") || state.endsWith("between")
                ? lastEvent.minus(HOUR)
                : state.endsWith("of then") ? lastEvent : lastEvent.plus(HOUR);
        if (state.equals("no choice")) {
            return fixture.withoutChoice(browserChose);
        }
        String receipt = state.contains("Yes") ? fixture.yesAt(browserChose) : fixture.noAt(browserChose);
        return switch (state.split(" ")[0]) {
            case "expired" -> fixture.change(receipt, "expires_at = '" + NOW + "'");
            case "outdated" -> fixture.change(receipt, "policy_version = '2025-01-01'");
            default -> receipt;
        };
    }
}
