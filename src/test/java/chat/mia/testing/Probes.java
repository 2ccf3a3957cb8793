package chat.mia.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** The probes on the management port. */
public final class Probes {

    private Probes() {}

    /** @param name {@code started}, {@code live} or {@code ready} */
    public static Response ask(String name) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().port(port).get("/q/health/" + name);
    }

    /** Asks whether it is ready until it answers with this status; all answers, the last one included. */
    public static List<Response> awaitReady(int status) throws InterruptedException {
        List<Response> seen = new ArrayList<>();
        for (int attempt = 0; attempt < 600; attempt++) {
            seen.add(ask("ready"));
            if (seen.get(seen.size() - 1).statusCode() == status) {
                return seen;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("readiness did not become " + status + " within half a minute");
    }
}
