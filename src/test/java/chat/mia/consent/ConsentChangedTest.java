package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

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

    private long told() {
        return (long) tables.query("SELECT count(*) FROM service_event WHERE kind = 'consent-changed'")
                .get(0)
                .get(0);
    }
}
