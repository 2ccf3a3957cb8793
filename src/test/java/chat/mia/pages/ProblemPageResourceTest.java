package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.web.ProblemType;
import chat.mia.web.WebProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProblemPageResourceTest {

    @Inject
    KnownProblems known;

    @Test
    void get_eachKnownProblem_saysWhatHappenedAndWhatToDo() {
        for (ProblemType type : known.types()) {
            given().get("/problems/" + type.slug())
                    .then()
                    .statusCode(200)
                    .contentType("text/html;charset=UTF-8")
                    .header("Cache-Control", "no-cache")
                    .body(containsString("<h1>" + type.title() + "</h1>"))
                    .body(containsString("<dd>" + type.status() + "</dd>"))
                    .body(matchesPattern("(?s).*What you can do</h2>\\s*<p>[^<]{15,}</p>.*"))
                    .body(matchesPattern("(?s).*What happened</h2>\\s*<p>.{20,}</p>.*"))
                    .body(matchesPattern("(?s).*What a program should do</h2>\\s*<p>.{20,}</p>.*"));
        }
    }

    @Test
    void get_inArabic_keepsNamesOfTheApiFromLeftToRight() {
        given().get("/problems/not-signed-in?lang=ar")
                .then()
                .body(containsString("<h1>لم تسجّل الدخول</h1>"))
                .body(containsString("<p>سجّل الدخول للمتابعة.</p>"))
                .body(containsString(" <code dir=\"ltr\">POST /api/v1/session/refresh</code> "));
    }

    @Test
    void get_problemOfTheAppItself_tellsTheVisitorThatItIsNotHis() {
        given().get("/problems/csrf-token-mismatch?lang=de")
                .then()
                .body(containsString("<p>Du hast nichts falsch gemacht. "));
    }

    /** Whoever asked for a language by name would lose it at the next page. */
    @Test
    void get_indexInALanguageAskedFor_linksToPagesInIt() {
        given().get("/problems?lang=de").then().body(containsString("href=\"/problems/not-found?lang=de\""));
        given().header("Accept-Language", "de")
                .get("/problems")
                .then()
                .body(containsString("href=\"/problems/not-found\""));
    }

    /** What programs get is the same for every reader (docs/problems.md). */
    @Test
    void problem_acceptLanguage_staysEnglish() {
        given().header("Accept-Language", "de")
                .get("/api/v1/nothing")
                .then()
                .body("title", equalTo(WebProblem.NOT_FOUND.title()));
    }

    @Test
    void get_index_linksToEachKnownProblem() {
        String index = given().get("/problems").then().statusCode(200).extract().asString();

        for (ProblemType type : known.types()) {
            assertTrue(index.contains("href=\"/problems/" + type.slug() + "\""), type.slug());
        }
    }

    @Test
    void get_typeOfAnActualProblem_leadsToItsPage() {
        String type = given().get("/api/v1/nothing").path("type");

        given().get(type).then().statusCode(200).body(containsString("<code dir=\"ltr\">/problems/not-found</code>"));
    }

    @Test
    void get_unknownSlug_says404AsProblem() {
        given().get("/problems/no-such-problem")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("detail", containsString("/problems"));
    }

    @Test
    void head_knownProblem_says200WithoutBody() {
        given().head("/problems/not-found").then().statusCode(200).body(emptyString());
    }
}
