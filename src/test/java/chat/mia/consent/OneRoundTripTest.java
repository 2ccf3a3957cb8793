package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A choice costs one statement, which is its transaction too. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OneRoundTripTest {

    /** Timers read the ledger, but append nothing to it. */
    private static final String APPENDING = "INSERT INTO consent_event";

    @Inject
    Tables tables;

    @Test
    void put_ofAnAccount_isOneStatement() {
        Visitor visitor = Visitor.signedIn();

        isOneStatement(() -> visitor.put(Visitor.YES));
        isOneStatement(visitor::withdraw);
        visitor.with("Idempotency-Key", UUID.randomUUID().toString());
        isOneStatement(() -> visitor.put(Visitor.YES));
    }

    @Test
    void put_ofABrowser_isOneStatement() {
        String receipt = ReceiptCredentialTest.grant();

        isOneStatement(() -> Visitor.anonymous().put(Visitor.NO));
        isOneStatement(() -> Visitor.anonymous().put(Visitor.YES));
        isOneStatement(() -> ReceiptCredentialTest.browserWith(receipt).put(Visitor.NO));
    }

    private void isOneStatement(Supplier<Response> call) {
        long others = others();
        long appending = appending();

        call.get().then().statusCode(200);

        assertEquals(appending + 1, appending());
        assertEquals(others, others());
    }

    private long appending() {
        return calls("query LIKE '%" + APPENDING + "%'");
    }

    /** All that timers do not send. */
    private long others() {
        return tables.statements().entrySet().stream()
                .filter(statement -> !statement.getKey().contains(APPENDING))
                .mapToLong(statement -> statement.getValue())
                .sum();
    }

    private long calls(String which) {
        tables.statements();
        return (Long) tables.query(
                        "SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements WHERE userid = ?::regrole AND "
                                + which,
                        PostgresResource.RUNTIME_ROLE)
                .get(0)
                .get(0);
    }
}
