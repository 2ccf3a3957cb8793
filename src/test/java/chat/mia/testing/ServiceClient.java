package chat.mia.testing;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Another service that follows events and asks about tokens, with the credentials that tests configure. */
public final class ServiceClient {

    public static final String ID = "reports";

    /** With characters that a form encodes. */
    public static final String SECRET = "a+service/secret=for tests only 0123456789";

    private ServiceClient() {}

    /** A request with its credentials. */
    public static RequestSpecification request() {
        return given().header("Authorization", basic(ID, SECRET));
    }

    /** The header {@code Authorization}, as plain HTTP clients send it. */
    public static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor after everything that has happened until now. */
    public static String now() {
        String next =
                request().get("/api/v1/events").then().statusCode(200).extract().path("next");
        while (true) {
            var page = request()
                    .queryParam("after", next)
                    .queryParam("limit", 1000)
                    .get("/api/v1/events");
            if (page.<List<Map<String, String>>>path("events").isEmpty()) {
                return next;
            }
            next = page.path("next");
        }
    }

    static String secretFile() {
        try {
            Path file = Files.createTempFile("secret", "");
            Files.writeString(file, SECRET + "\n");
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
