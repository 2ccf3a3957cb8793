package chat.mia.catalogue;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.ProvokesRefusedCookies;
import chat.mia.testing.SeenRefusals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header may say to leave, and why others may not. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@ProvokesRefusedCookies
class CookieCheckTest {

    @Inject
    SeenRefusals seen;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=x; Path=/; Secure; HttpOnly; SameSite=Lax",
                "access_token=; Path=/; Secure; HttpOnly; SameSite=Lax",
                "access_token=x;samesite=LAX;secure;PATH=/;httponly;",
                " access_token = x ; Path = / ; Secure=1 ; HttpOnly ; SameSite = lax ",
                "refresh_token=x; Path=/api/v1/session; Max-Age=2592000; Secure; HttpOnly; SameSite=Strict",
                "refresh_token=x; Path=/api/v1/session; Max-Age=1; Secure; HttpOnly; SameSite=Strict",
                "refresh_token=x; Max-Age=9; Expires=Wed, 24 Nov 2027 00:00:00 GMT; Path=/api/v1/session; Secure; HttpOnly;"
                        + " SameSite=Strict",
                "csrf_token=x; Path=/; Secure; SameSite=Strict",
                "mia_analytics_id=x; Path=/; Max-Age=31622400; Secure; HttpOnly; SameSite=Lax",
                "access_token=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax",
                "access_token=; Path=/; Max-Age=-1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly; SameSite=Lax",
                "mia_analytics_id=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax",
            })
    void cookie_asDeclared_leaves(String header) {
        assertEquals(List.of(header.strip()), answer(header).headers().getValues("Set-Cookie"));
        assertEquals(List.of(), seen.all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tracker=x; Path=/; Secure; HttpOnly; SameSite=Lax | undeclared",
                "Access_Token=x; Path=/; Secure; HttpOnly; SameSite=Lax | undeclared",
                "mia_chat_theme=dark; Path=/; Secure; SameSite=Strict | undeclared",
                "access_token | undeclared",
                "=access_token=x; Path=/; Secure; HttpOnly; SameSite=Lax | undeclared",
                "; Path=/ | undeclared",
                "; | undeclared",
                "tracker=; Path=/; Max-Age=0; Secure | undeclared",
                "access_token=x; Path=/api; Secure; HttpOnly; SameSite=Lax | attributes",
                "access_token=x; Secure; HttpOnly; SameSite=Lax | attributes",
                "access_token=x; Path=/; HttpOnly; SameSite=Lax | attributes",
                "access_token=x; Path=/; Secure; SameSite=Lax | attributes",
                "access_token=x; Path=/; Secure; HttpOnly | attributes",
                "access_token=x; Path=/; Secure; HttpOnly; SameSite=None | attributes",
                "access_token=x; Path=/; Secure; HttpOnly; SameSite=Strict | attributes",
                "access_token=x; Path=/; Domain=chat.example; Secure; HttpOnly; SameSite=Lax | attributes",
                "access_token=x; Path=/; Secure; HttpOnly; SameSite=Lax; Partitioned | attributes",
                "access_token=x; Version=1; Path=/; Secure; HttpOnly; SameSite=Lax | attributes",
                "access_token=x; Path=/api; Path=/; Secure; HttpOnly; SameSite=Lax | attributes",
                "csrf_token=x; Path=/; Secure; HttpOnly; SameSite=Strict | attributes",
                "access_token=x; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax | lifetime",
                "access_token=x; Path=/; Expires=Wed, 24 Nov 2027 00:00:00 GMT; Secure; HttpOnly; SameSite=Lax | lifetime",
                "access_token=x; Path=/; Max-Age=; Secure; HttpOnly; SameSite=Lax | lifetime",
                "refresh_token=x; Path=/api/v1/session; Max-Age=2592001; Secure; HttpOnly; SameSite=Strict | lifetime",
                "refresh_token=x; Path=/api/v1/session; Max-Age=99999999999; Secure; HttpOnly; SameSite=Strict | lifetime",
                "refresh_token=x; Path=/api/v1/session; Max-Age=1h; Secure; HttpOnly; SameSite=Strict | lifetime",
                "refresh_token=x; Path=/api/v1/session; Secure; HttpOnly; SameSite=Strict | lifetime",
                "refresh_token=x; Path=/api/v1/session; Expires=Wed, 24 Nov 2027 00:00:00 GMT; Secure; HttpOnly; SameSite=Strict | lifetime",
                "mia_analytics_id=x; Path=/; Max-Age=31622401; Secure; HttpOnly; SameSite=Lax | lifetime",
                "access_token=; Path=/api; Max-Age=0; Secure; HttpOnly; SameSite=Lax | attributes",
                "access_token=; Path=/; Domain=chat.example; Max-Age=0; Secure | attributes",
                "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax | attributes",
            })
    void cookie_otherwise_staysAndTheReasonIsTold(String header, String reason) {
        assertEquals(List.of(), answer(header).headers().getValues("Set-Cookie"));
        assertEquals(
                List.of(reason),
                seen.all().stream().map(cookie -> cookie.why().reason()).toList());
    }

    private static Response answer(String header) {
        return given().header("X-Cookie", header).get("/testing/resource?grant=analytics");
    }
}
