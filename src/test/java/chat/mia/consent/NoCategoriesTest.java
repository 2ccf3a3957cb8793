package chat.mia.consent;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deployment that declares nothing optional. */
@QuarkusTest
@TestProfile(NoCategoriesTest.NothingOptional.class)
@QuarkusTestResource(PostgresResource.class)
class NoCategoriesTest {

    public static class NothingOptional implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mia.catalogue.entries.analytics-id.category", "functional");
        }
    }

    @Test
    void put_ofNothing_isARefusal() {
        String nothing = Visitor.NO.replace("\"analytics\": false", "");
        for (Visitor visitor : new Visitor[] {Visitor.signedIn(), Visitor.anonymous()}) {
            visitor.put(nothing)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("refused"))
                    .body("choices", anEmptyMap());
            visitor.withdraw().then().statusCode(200);
        }
    }
}
