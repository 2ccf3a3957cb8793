package chat.mia.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ProvokesRefusedCookies;
import chat.mia.testing.SeenRefusals;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However an answer is made, the cookies that may not leave are taken out of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@ProvokesRefusedCookies
class OutgoingCookiesTest {

    private static final String GOOD = "csrf_token=x; Path=/; Secure; SameSite=Strict";
    private static final String ANALYTICS = "mia_analytics_id=x; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax";

    @Inject
    SeenRefusals seen;

    @Inject
    MeterRegistry metrics;

    @ParameterizedTest
    @CsvSource({
        "GET, /testing/cookies/end, 200",
        "HEAD, /testing/cookies/end, 200",
        "POST, /testing/cookies/end, 200",
        "GET, /testing/cookies/chunked, 200",
        "GET, /testing/cookies/file, 200",
        "GET, /kit/mia.svg, 200",
        "GET, /testing/cookies/failure, 500",
        "GET, /testing/cookies/exception, 500",
        "GET, /testing/cookies/next, 404",
        "GET, /testing/resource, 200",
        "HEAD, /testing/resource, 200",
        "DELETE, /testing/resource, 405"
    })
    void answer_madeInAnyWay_losesTheUndeclaredAndKeepsTheOthers(Method method, String path, int status) {
        Response answer = given().header("X-Cookie", GOOD, "tracker=x; Path=/; Secure; SameSite=Lax")
                .request(method, path);

        boolean sets = status != 405;
        assertEquals(status, answer.statusCode());
        assertEquals(sets ? List.of(GOOD) : List.of(), sent(answer));
        assertEquals(sets ? List.of("tracker (undeclared)") : List.of(), refused());
    }

    @Test
    void answer_withNothingThatMayLeave_hasNoSetCookieAtAll() {
        Response answer =
                given().header("X-Cookie", "a=1; Secure", "b=2; Secure").get("/testing/cookies/end");

        assertEquals(List.of(), sent(answer));
        assertEquals(List.of("a (undeclared)", "b (undeclared)"), refused());
    }

    @Test
    void jar_ofVertx_isLookedThroughToo() {
        Response answer =
                given().header("Cookie", "tracker=1; access_token=2").get("/testing/cookies/jar?name=tracker");
        assertEquals(List.of(), sent(answer));
        assertEquals(List.of("tracker (undeclared)"), refused());

        answer = given().header("Cookie", "tracker=1").get("/testing/cookies/jar?name=access_token");
        assertThat(sent(answer), contains(containsString("access_token=x; ")));
        assertThat(refused(), hasSize(1));
    }

    @Test
    void optionalCookie_leavesOnlyIfItsCategoryWasGrantedInThisAnswer() {
        assertEquals(List.of(), sent(resource("", ANALYTICS)));
        assertEquals(List.of(), sent(resource("?grant=marketing", ANALYTICS)));
        assertEquals(List.of("mia_analytics_id (ungranted)", "mia_analytics_id (ungranted)"), refused());

        assertEquals(List.of(ANALYTICS), sent(resource("?grant=analytics", ANALYTICS)));
        assertEquals(List.of(), sent(resource("", ANALYTICS)), "of the answer before");
    }

    @Test
    void refusals_areLoggedOnceWithoutValuesOrStrangeNames_andCounted() {
        double before = count("undeclared");
        double attributes = count("attributes");
        try (LogLines log = LogLines.listen()) {
            resource("", "tracker=s3cret; Path=/", "csrf_token=s3cret; Path=/; SameSite=Strict", "other=s3cret");

            List<String> lines = log.of("mia.cookie");
            assertThat(
                    lines,
                    contains("WARN [mia.cookie] kept from the browser: a cookie (undeclared), csrf_token (attributes),"
                            + " a cookie (undeclared): GET /testing/resource"));
            assertThat(log.all().toString(), not(containsString("s3cret")));
            assertThat(log.all().toString(), not(containsString("tracker")));
        }
        assertEquals(before + 2, count("undeclared"));
        assertEquals(attributes + 1, count("attributes"));
    }

    private static Response resource(String query, Object... cookies) {
        Object[] others = java.util.Arrays.copyOfRange(cookies, 1, cookies.length);
        return given().header("X-Cookie", cookies[0], others).get("/testing/resource" + query);
    }

    private static List<String> sent(Response answer) {
        return answer.headers().getValues("Set-Cookie");
    }

    private List<String> refused() {
        return seen.all().stream()
                .map(cookie -> cookie.name() + " (" + cookie.why().reason() + ")")
                .toList();
    }

    private double count(String reason) {
        return metrics.get("mia.cookies.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
