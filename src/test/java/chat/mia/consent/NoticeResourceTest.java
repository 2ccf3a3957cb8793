package chat.mia.consent;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoticeResourceTest extends NothingChanges {

    private static final String PATH = "/api/v1/consent/notice";

    /** Sorts by UTF-16 code units, as RFC 8785 does; of numbers, which it would write otherwise, notices have none. */
    private static final ObjectMapper CANONICAL =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void get_withoutLocale_givesTheEnglishNotice() {
        get(PATH)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", nullValue())
                .body("locale", equalTo("en"))
                .body("policyVersion", equalTo(Visitor.CURRENT_VERSION))
                .body("title", equalTo("Optional cookies"))
                .body("accept", equalTo("Accept all"))
                .body("decline", equalTo("Decline all"))
                .body("layout", equalTo("accept-decline-choose-1"))
                .body("categories.id", equalTo(List.of("analytics")))
                .body("categories[0].name", equalTo("Analytics"))
                .body("categories[0].storage", equalTo(List.of("mia_analytics_id")))
                .body("categories[0].retention", equalTo("P12M"));
    }

    @Test
    void get_members_areThoseThatTheOpenApiDocumentDescribes() {
        Map<String, Object> document = given().accept("application/json")
                .get("/q/openapi?format=json")
                .jsonPath()
                .getMap("components.schemas");
        Map<String, Object> notice = get(PATH).jsonPath().getMap("$");
        assertEquals(properties(document, "ConsentNotice").keySet(), notice.keySet());
        Map<?, ?> category = (Map<?, ?>) ((List<?>) notice.get("categories")).get(0);
        assertEquals(properties(document, "ConsentNoticeCategory").keySet(), category.keySet());
    }

    @Test
    void get_otherMembers_haveTheHash() throws Exception {
        Map<String, Object> notice = get(PATH).jsonPath().getMap("$");
        assertEquals(hash(notice), notice.get("sha256"));
    }

    @Test
    void example_otherMembers_haveTheHash() throws Exception {
        Map<?, ?> example = CANONICAL.readValue(NoticeExamples.NOTICE, Map.class);
        assertEquals(hash(example), example.get("sha256"));
        assertEquals(NoticeExamples.SHA256, example.get("sha256"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', en",
        "en, en",
        "EN-gb, en",
        "sv-SE, en",
        "tlh, en",
        "x-whatever, en",
        "en-a-aaaaaaaa-bbbbbbbb, en",
        "de, de",
        "de-AT, de",
        "UK-Cyrl-UA, uk",
        "ar-EG, ar",
    })
    void get_locale_isTheBestMatchOrEnglish(String asked, String given) {
        get(PATH + "?locale=" + asked).then().statusCode(200).body("locale", equalTo(given));
    }

    @Test
    void get_anotherLanguage_isANoticeOfItsOwn() throws Exception {
        Map<String, Object> english = get(PATH).jsonPath().getMap("$");
        Map<String, Object> german = get(PATH + "?locale=de").jsonPath().getMap("$");
        assertEquals("Optionale Cookies", german.get("title"));
        assertEquals(hash(german), german.get("sha256"));
        assertNotEquals(english.get("sha256"), german.get("sha256"));
        assertEquals(withoutWords(english), withoutWords(german));
    }

    private static List<?> withoutWords(Map<String, Object> notice) {
        List<?> categories = (List<?>) notice.get("categories");
        return categories.stream()
                .map(category -> {
                    Map<?, ?> rest = new HashMap<>((Map<?, ?>) category);
                    rest.keySet().removeAll(List.of("name", "description"));
                    return rest;
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de_AT", "de--AT", "-", "*", "en-a-aaaaaaaa-bbbbbbbb-cccccccc-dddddd", "%F0%9F%8D%AA"})
    void get_malformedLocale_says400(String locale) {
        given().urlEncodingEnabled(false)
                .get(PATH + "?locale=" + locale)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", hasItem("locale"));
    }

    @Test
    void find_hashOfACurrentNotice_givesItAsItWas() {
        String given = get(PATH).asString();
        get(PATH + "/" + new JsonPath(given).getString("sha256"))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "000000000000000000000000000000000000000000000000000000000000000",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffzz"
            })
    void find_noHashOfANotice_says404(String sha256) {
        get(PATH + "/" + sha256).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void find_hashInUpperCase_says404() {
        String sha256 = get(PATH).path("sha256");
        get(PATH + "/" + sha256.toUpperCase(Locale.ROOT)).then().statusCode(404);
    }

    private static Response get(String path) {
        return new Browser().call("GET", path);
    }

    private static Map<?, ?> properties(Map<String, Object> schemas, String name) {
        return (Map<?, ?>) ((Map<?, ?>) schemas.get(name)).get("properties");
    }

    private static String hash(Map<?, ?> notice) throws JsonProcessingException, NoSuchAlgorithmException {
        Map<Object, Object> others = new HashMap<>(notice);
        others.remove("sha256");
        byte[] canonical = CANONICAL.writeValueAsString(others).getBytes(UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    }
}
