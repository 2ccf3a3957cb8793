package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other services are told of each change, in the same transaction. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConsentChangedTest {

    @Inject
    Tables tables;

    @Test
    void choiceAndWithdrawal_ofAnAccount_areTold() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES).then().statusCode(200);
        visitor.withdraw();

        assertEquals(
                2L,
                tables.query(
                                "SELECT count(*) FROM service_event WHERE kind = 'consent-changed' AND account_id = ?",
                                visitor.account())
                        .get(0)
                        .get(0));
    }

    @Test
    void choice_ofAnAnonymousBrowser_isNobodysBusiness() {
        long before = told();

        Visitor.anonymous().put(Visitor.YES).then().statusCode(200);

        assertEquals(before, told());
    }

    /** At the commit, when everything was written. */
    @ParameterizedTest
    @ValueSource(strings = {"service_event", "consent_event"})
    void change_thatIsRolledBack_leavesNeitherAChoiceNorAnEvent(String failing) {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES).then().statusCode(200);
        tables.update("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'aborted'; END$$");
        tables.update("CREATE CONSTRAINT TRIGGER aborts AFTER INSERT ON " + failing
                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()");
        try {
            Map<String, String> before = tables.contents();

            visitor.put(Visitor.NO).then().statusCode(500);
            visitor.copy()
                    .with("Idempotency-Key", UUID.randomUUID().toString())
                    .put(Visitor.NO)
                    .then()
                    .statusCode(500);
            visitor.withdraw().then().statusCode(500);

            assertEquals(before, tables.contents());
        } finally {
            tables.update("DROP FUNCTION fail() CASCADE");
        }
        visitor.withdraw().then().statusCode(200);
    }

    private long told() {
        return (long) tables.query("SELECT count(*) FROM service_event WHERE kind = 'consent-changed'")
                .get(0)
                .get(0);
    }
}
