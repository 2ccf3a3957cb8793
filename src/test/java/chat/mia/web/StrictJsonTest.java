package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.PostgresResource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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

    record Shape(String text, Boolean choice, Source source) {}

    /** Apart, since it refuses every object that does not name it. */
    record Primitive(boolean flag) {}

    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"other\": 1}",
                "{} {}",
                "{\"text\": \"a\", \"text\": \"a\"}",
                "{\"source\": 0}",
                "{\"text\": 1}",
                "{\"text\": 1.5}",
                "{\"text\": true}",
                "{\"choice\": 1}",
                "{\"choice\": 0.0}",
                "{\"choice\": \"true\"}",
            })
    void read_notLiterallyTheShape_isRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> mapper.readValue(json, Shape.class));
    }

    @Test
    void read_theShape_isTaken() throws JsonProcessingException {
        String json = """
                {"text": "a", "choice": true, "source": "BANNER"}""";

        assertEquals(new Shape("a", true, Source.BANNER), mapper.readValue(json, Shape.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"flag\": null}", "{\"flag\": \"false\"}", "{\"flag\": 0}"})
    void read_primitiveThatIsNotThere_isRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> mapper.readValue(json, Primitive.class));
    }
}
