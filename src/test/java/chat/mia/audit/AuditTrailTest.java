package chat.mia.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.testing.LogLines;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The audit trail is read by programs: what it holds is what docs/audit.md says. */
class AuditTrailTest {

    private static final UUID ID = UUID.fromString("019de82f-a5d0-7c41-8b0f-1e9a5d3c7b26");

    @Test
    void document_namesEveryEventWithItsLevel_andNoOther() throws IOException {
        assertEquals(
                Stream.of(Kind.values())
                        .map(kind -> kind.id() + " " + kind.level())
                        .sorted()
                        .toList(),
                rows("(?m)^\\| `([a-z-]+)` \\| (INFO|WARN) \\|"));
    }

    @Test
    void document_namesEveryField_andNoOther() throws IOException {
        List<String> fields = line(everything()).keySet().stream()
                .map(String::valueOf)
                .sorted()
                .toList();

        assertEquals(fields, rows("(?m)^\\| `([a-z]+)` \\| (?!INFO|WARN)[^|]*\\|$"));
    }

    @Test
    void record_writesOneLineOfJson() throws JsonProcessingException {
        assertEquals(
                Map.of("schema", 1, "event", "sign-out", "at", "2026-05-02T10:15:30Z", "account", ID.toString()),
                line(SecurityEvent.of(Kind.SIGN_OUT).account(ID)));
    }

    private static SecurityEvent everything() {
        return SecurityEvent.of(Kind.SIGN_IN)
                .account(ID)
                .session(ID)
                .client("Firefox/Linux")
                .network("x")
                .method("password")
                .issuer("x")
                .service("x")
                .reason("x")
                .key("x")
                .month("2026-05")
                .count(1);
    }

    private static Map<?, ?> line(SecurityEvent event) throws JsonProcessingException {
        Clock clock = Clock.fixed(Instant.parse("2026-05-02T10:15:30.999Z"), ZoneOffset.UTC);
        try (LogLines log = LogLines.listen()) {
            new AuditTrail(new ObjectMapper(), clock).record(event);

            List<String> lines = log.of("mia.audit");
            assertEquals(1, lines.size());
            return new ObjectMapper().readValue(lines.get(0).replaceFirst("^[^{]*", ""), Map.class);
        }
    }

    private static List<String> rows(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of("docs/audit.md")))
                .results()
                .map(row -> row.groupCount() == 1 ? row.group(1) : row.group(1) + " " + row.group(2))
                .sorted()
                .toList();
    }
}
