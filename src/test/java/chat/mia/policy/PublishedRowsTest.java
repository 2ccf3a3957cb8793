package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was published can be changed by neither role, and nothing else can be stored under its hash. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublishedRowsTest extends NothingChanges {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String VERSION =
            "INSERT INTO policy_version (name, last_updated, effective, material, catalogue) VALUES ";

    @Inject
    Pool runtime;

    static Stream<String> statements() {
        return Stream.of(
                "UPDATE policy_version SET material = false",
                "DELETE FROM policy_version",
                "TRUNCATE policy_version CASCADE",
                "UPDATE policy_document SET html = html || ' '",
                "DELETE FROM policy_document",
                "TRUNCATE policy_document");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void runtimeRole_lacksTheRight(String sql) {
        Throwable refusal = assertThrows(
                RuntimeException.class,
                () -> runtime.query(sql).execute().await().atMost(LIMIT),
                sql);

        assertTrue(refusal.getMessage().contains("permission denied for table"), refusal.getMessage());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void owner_isStoppedByTheTrigger(String sql) {
        AssertionError refusal = assertThrows(AssertionError.class, () -> tables.update(sql), sql);

        assertTrue(refusal.getMessage().contains("what was published stays as it is"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "('a/b', '2026-04-25', '2026-04-25', true, '[]') | name_is_a_path_segment",
                "('changes', '2026-04-25', '2026-04-25', true, '[]') | name_is_a_path_segment",
                "('0', '2026-04-25', '2026-04-24', true, '[]') | no_version_counts_before_it_was_written",
                "('0', '2026-04-25', '2026-04-25', true, '{}') | catalogue_is_json"
            })
    void sql_versionThatCannotBe_isRefused(String values, String constraint) {
        AssertionError refusal = assertThrows(AssertionError.class, () -> tables.update(VERSION + values));

        assertTrue(refusal.getMessage().contains(constraint), refusal.getMessage());
    }

    @Test
    void sql_anotherPageUnderAHash_isRefused() {
        AssertionError refusal = assertThrows(
                AssertionError.class,
                () -> tables.update("INSERT INTO policy_document (version, language, position, html, content, sha256)"
                        + " SELECT version, 'eo', 99, html || ' ', content, sha256 FROM policy_document"
                        + " WHERE position = 1"));

        assertTrue(refusal.getMessage().contains("hash_is_of_the_page"), refusal.getMessage());
    }

    @Test
    void start_ofTheServiceUnderTest_hasPublishedItsVersion() {
        assertEquals(
                List.of(List.of("2026-04-25", 6L)),
                tables.query("SELECT version, count(*) FROM policy_document GROUP BY version"));
    }
}
