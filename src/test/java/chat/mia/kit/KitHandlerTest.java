package chat.mia.kit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the kit's files are sent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KitHandlerTest {

    private static final String ANOTHER_VERSION = "/kit/0123456789abcdef/";

    @ParameterizedTest
    @CsvSource({
        "index.js, text/javascript;charset=UTF-8",
        "page.css, text/css;charset=UTF-8",
        "mia.svg, image/svg+xml",
        "offline.html, text/html;charset=UTF-8",
        "index.d.ts, text/plain;charset=UTF-8",
        "manifest.json, application/json",
        "settings/words/ar.js, text/javascript;charset=UTF-8"
    })
    void get_lastingName_isAskedForEachTime(String name, String mediaType) {
        given().get("/kit/" + name)
                .then()
                .statusCode(200)
                .header("Content-Type", mediaType)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Encoding")
                .header("X-Content-Type-Options", "nosniff")
                .header("Service-Worker-Allowed", nullValue());
    }

    @Test
    void get_addressOfThisVersion_neverChanges() {
        given().get("/kit/" + version() + "/index.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", "Accept-Encoding");
    }

    @Test
    void manifest_everyFile_isThereWithItsDigest() throws Exception {
        Map<String, Map<String, String>> files =
                given().get("/kit/manifest.json").path("files");

        assertTrue(files.containsKey("index.js") && files.size() > 40, files.toString());
        assertTrue(!files.containsKey("service-worker.js"), "known to browsers by its lasting name");
        for (Map<String, String> file : files.values()) {
            byte[] bytes = plain().get(file.get("url"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(bytes);
            assertEquals("sha384-" + Base64.getEncoder().encodeToString(digest), file.get("integrity"));
        }
    }

    /** A redirect to lasting names would make two modules of one. */
    @Test
    void get_addressOfAnotherVersion_givesThisOneWithoutKeepingIt() {
        Response other = given().redirects().follow(false).get(ANOTHER_VERSION + "index.js");

        other.then().statusCode(200).header("Cache-Control", "no-store");
        assertArrayEquals(given().get("/kit/index.js").asByteArray(), other.asByteArray());
    }

    @Test
    void get_knownFile_says304ForTheTagOfItsCodingOnly() {
        Response plain = plain().get("/kit/index.js");
        Response gzip = plain().header("Accept-Encoding", "gzip, br").get("/kit/index.js");

        assertEquals("gzip", gzip.header("Content-Encoding"));
        assertTrue(gzip.asByteArray().length < plain.asByteArray().length);
        String tag = gzip.header("ETag");
        assertTrue(tag.startsWith("\"") && !tag.equals(plain.header("ETag")), tag);
        plain().header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .get("/kit/index.js")
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "no-cache");
        plain().header("If-None-Match", tag).get("/kit/index.js").then().statusCode(200);
    }

    @Test
    void head_file_hasTheHeadersOfAGet() {
        String length = plain().get("/kit/page.css").header("Content-Length");

        plain().head("/kit/page.css").then().statusCode(200).header("Content-Length", length);
    }

    @Test
    void get_bothCodingsRefused_isPlain() {
        plain().header("Accept-Encoding", "gzip;q=0, identity;q=0")
                .get("/kit/theme.js")
                .then()
                .statusCode(200)
                .header("Content-Encoding", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kit/nothing.js",
                "/kit/" + "settings",
                "/kit/settings/../../../../kit.txt",
                "/kit/%2e%2e/%2e%2e/%2e%2e/application.properties",
                "/kit/..%2f..%2f..%2fapplication.properties",
                ANOTHER_VERSION + "nothing.js",
                ANOTHER_VERSION + "../../../../application.properties",
                ANOTHER_VERSION + "0123456789abcdef/index.js"
            })
    void get_whatIsNoFile_says404(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kit/index.js", ANOTHER_VERSION + "index.js"})
    void otherMethods_onAFile_say405WithAllow(String path) {
        for (String method : new String[] {"POST", "PUT", "DELETE"}) {
            given().request(method, path)
                    .then()
                    .statusCode(405)
                    .header("Allow", "GET, HEAD, OPTIONS")
                    .body("type", equalTo("/problems/method-not-allowed"));
        }
    }

    @Test
    void serviceWorker_mayLookAfterTheWholeOrigin_andIsAnotherFileWithEachVersion() {
        Response worker = given().get("/kit/service-worker.js");

        worker.then()
                .statusCode(200)
                .header("Service-Worker-Allowed", "/")
                .header("Cache-Control", "no-cache")
                .contentType(startsWith("text/javascript"));
        assertTrue(worker.asString().contains("const VERSION = '" + version() + "';"));
    }

    private static String version() {
        return given().get("/kit/manifest.json").path("version");
    }

    /** Without decoding, and without asking for a coding. */
    private static RequestSpecification plain() {
        return given().config(RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }
}
