package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.PostgresResource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a shape of its own, since no endpoint has all the types that another one may have tomorrow. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StrictJsonTest {

    enum Source {
        BANNER
    }

    record Shape(String text, Boolean choice, boolean flag, Source source, Instant at) {}

    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"other\": 1}",
                "{} {}",
                "{\"text\": \"a\", \"text\": \"a\"}",
                "{\"flag\": null}",
                "{\"source\": 0}",
                "{\"text\": 1}",
                "{\"text\": 1.5}",
                "{\"text\": true}",
                "{\"choice\": 1}",
                "{\"choice\": 0.0}",
                "{\"choice\": \"true\"}",
                "{\"choice\": \"\"}",
                "{\"flag\": \"false\"}",
                "{\"at\": 1777111200}",
                "{\"at\": 1777111200.5}",
                "{\"at\": true}",
            })
    void read_notLiterallyTheShape_isRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> mapper.readValue(json, Shape.class));
    }

    @Test
    void read_theShape_isTaken() throws JsonProcessingException {
        String json = """
                {"text": "a", "choice": true, "flag": false, "source": "BANNER", "at": "2026-04-25T10:15:30Z"}""";

        assertEquals(
                new Shape("a", true, false, Source.BANNER, Instant.parse("2026-04-25T10:15:30Z")),
                mapper.readValue(json, Shape.class));
    }
}
