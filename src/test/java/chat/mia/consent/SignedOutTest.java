package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.catalogue.SetCookie;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session's end does to the analytics cookie. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignedOutTest {

    @Inject
    AnalyticsCookies analyticsCookies;

    @Test
    void signedOut_accountsCookie_expiresIt() {
        assertEquals(
                List.of("mia_analytics_id=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"),
                signedOut(headers("mia_analytics_id=a.x.1.v.0.mac")));
    }

    @Test
    void signedOut_browsersCookieOrNone_leavesIt() {
        assertEquals(List.of(), signedOut(headers("mia_analytics_id=b.x.1.v.0.mac")));
        assertEquals(List.of(), signedOut(headers("other=a.x.1.v.0.mac")));
    }

    @Test
    void signedOut_withAuthorization_setsNothing() {
        assertEquals(
                List.of(), signedOut(headers("mia_analytics_id=a.x.1.v.0.mac").add("Authorization", "Bearer x")));
    }

    private List<String> signedOut(MultiMap headers) {
        HttpServerRequest request = (HttpServerRequest) Proxy.newProxyInstance(
                HttpServerRequest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, a) -> {
                    assertEquals("headers", method.getName());
                    return headers;
                });
        return analyticsCookies.signedOut(request).stream()
                .map(SetCookie::header)
                .toList();
    }

    private static MultiMap headers(String cookie) {
        return MultiMap.caseInsensitiveMultiMap().add("Cookie", cookie);
    }
}
