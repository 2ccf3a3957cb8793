package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.catalogue.Catalogue;
import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was shown can neither be changed nor put under another hash. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoticesTest extends NothingChanges {

    @Inject
    Notices notices;

    @Inject
    Catalogue catalogue;

    @Inject
    Pool runtime;

    @Test
    void of_publishedOnceMore_changesNothing() {
        notices.of(Visitor.CURRENT_VERSION, catalogue.configured())
                .apply(runtime)
                .await()
                .indefinitely();
        for (String locale : List.of("en", "de", "fr", "es", "uk", "ar")) {
            assertEquals(
                    1L,
                    tables.query(
                                    "SELECT count(*) FROM notice WHERE encode(sha256, 'hex') = ?",
                                    notices.in(locale).await().indefinitely().sha256())
                            .get(0)
                            .get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE notice SET document = replace(document, 'Decline', 'Maybe later')",
                "INSERT INTO notice (sha256, policy_version, locale, document) SELECT sha256(sha256), policy_version, locale,"
                        + " document FROM notice",
            })
    void sql_thatParsHashAndDocument_isRefused(String statement) {
        AssertionError refusal = assertThrows(AssertionError.class, () -> tables.update(statement));
        assertTrue(refusal.getMessage().contains("hash_is_of_the_document"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "DELETE", "TRUNCATE"})
    void runtimeRole_mayOnlyAddNotices(String right) {
        assertEquals(
                List.of(false, true),
                tables.query(
                                "SELECT has_table_privilege(?, 'notice', ?), has_table_privilege(?, 'notice', 'INSERT')",
                                PostgresResource.RUNTIME_ROLE,
                                right,
                                PostgresResource.RUNTIME_ROLE)
                        .get(0));
    }
}
