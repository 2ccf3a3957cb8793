package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.OtherSettings;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(PostgresResource.class)
class AnonymousBudgetTest {

    @Inject
    Tables tables;

    @Test
    void fourth_fromOneNetwork_says429AndRecordsNothing() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.NO).then().statusCode(200);
        visitor.put(Visitor.YES).then().statusCode(200);
        visitor.withdraw().then().statusCode(200);
        Map<String, String> before = tables.contents();

        visitor.put(Visitor.YES)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/too-many-attempts"));
        visitor.withdraw().then().statusCode(429);

        assertEquals(before, tables.contents());
        visitor.get().then().statusCode(200);
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200);
    }

    @Test
    void whoShowsACredential_isNotLimited() {
        Visitor account = Visitor.signedIn();
        Visitor chain = ReceiptCredentialTest.browserWith(ReceiptCredentialTest.grant());
        for (int i = 0; i < 5; i++) {
            account.put(Visitor.NO).then().statusCode(200);
            chain.put(Visitor.NO).then().statusCode(200);
        }
    }

    @Test
    void receipt_thatIsNoCredential_isLimited() {
        Visitor visitor = ReceiptCredentialTest.browserWith(
                ReceiptsTest.receipt(Visitor.signedIn().put(Visitor.YES)));
        for (int i = 0; i < 3; i++) {
            visitor.put(Visitor.NO).then().statusCode(200);
        }
        visitor.put(Visitor.NO).then().statusCode(429);
    }
}
