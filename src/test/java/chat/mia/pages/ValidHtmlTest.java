package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.HtmlChecker;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages are HTML as the standard wants it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ValidHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/privacy?lang=en",
                "/privacy?lang=ar",
                "/",
                "/?lang=de",
                "/?lang=ar",
                "/problems",
                "/problems?lang=ar",
                "/problems/csrf-token-mismatch?lang=de",
                "/problems/csrf-token-mismatch?lang=ar",
                "/legal/cookies?lang=en",
                "/legal/cookies?lang=de",
                "/legal/cookies?lang=fr",
                "/legal/cookies?lang=es",
                "/legal/cookies?lang=uk",
                "/legal/cookies?lang=ar",
                "/legal/cookies/changes?lang=en",
                "/legal/cookies/changes?lang=ar",
                "/admin?lang=en",
                "/admin?lang=ar",
                "/kit/verify.html",
                "/kit/offline.html"
            })
    void page_checked_hasNeitherErrorsNorWarnings(String path) throws Exception {
        String page = given().get(path).then().statusCode(200).extract().asString();

        assertEquals("", HtmlChecker.complaints(page));
    }

    @Test
    void checker_brokenPage_complains() throws Exception {
        String complaints =
                HtmlChecker.complaints("<!DOCTYPE html><html lang=\"en\"><title>a</title><p><div color=1></p>");

        assertTrue(complaints.contains("error: Attribute “color” not allowed"), complaints);
    }
}
