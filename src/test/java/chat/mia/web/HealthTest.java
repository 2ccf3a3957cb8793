package chat.mia.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Probes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HealthTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/started", "/q/health/live", "/q/health/ready"})
    void probe_onTheManagementPort_isUpAndNotOnTheMainOne(String probe) {
        Probes.ask(probe.replaceFirst(".*/", "")).then().statusCode(200).body("status", equalTo("UP"));
        given().get(probe).then().statusCode(404);
    }
}
