package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was recorded can be changed by neither role: one lacks the right, and a trigger stops the owner of the tables. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AppendOnlyTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final YearMonth LATE = YearMonth.of(2039, 5);
    private static final String OTHER = "consent_event_other";

    @Inject
    Tables tables;

    @Inject
    Pool runtime;

    @Inject
    StoppedClock clock;

    @BeforeEach
    void recordInAMonthAndInNone() {
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200);
        clock.stopAt(LATE.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200);
        clock.run();
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    static Stream<String> statements() {
        String month = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC))
                .toString()
                .replace('-', '_');
        return Stream.of("consent_event", "consent_event_" + month, OTHER)
                .flatMap(table -> Stream.of(
                        "UPDATE " + table + " SET gpc = NOT gpc", "DELETE FROM " + table, "TRUNCATE " + table));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void runtimeRole_lacksTheRight(String sql) {
        Map<String, String> before = tables.contents();

        Throwable refusal = assertThrows(
                RuntimeException.class,
                () -> runtime.query(sql).execute().await().atMost(LIMIT),
                sql);

        assertTrue(refusal.getMessage().contains("permission denied for table"), refusal.getMessage());
        assertEquals(before, tables.contents());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void owner_isStoppedByTheTrigger(String sql) {
        requireRefused(sql);
    }

    /** The one table that rows may leave: into the partition of their month, as they are. */
    @Test
    void owner_afterRowsHaveMovedOver_isStoppedAsBefore() {
        tables.query("SELECT make_consent_partition(?::timestamptz)", LATE.atDay(15) + "T00:00:00Z");

        for (String table : List.of("consent_event", OTHER, "consent_event_2039_05")) {
            requireRefused("UPDATE " + table + " SET gpc = NOT gpc");
            requireRefused("DELETE FROM " + table);
            requireRefused("TRUNCATE " + table);
        }
    }

    private void requireRefused(String sql) {
        Map<String, String> before = tables.contents();

        AssertionError refusal = assertThrows(AssertionError.class, () -> tables.update(sql), sql);

        assertTrue(refusal.getMessage().contains("consent_event is append-only"), refusal.getMessage());
        assertEquals(before, tables.contents());
    }
}
