package chat.mia.assertion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UsedAssertionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    UsedAssertions used;

    @Inject
    Tables tables;

    @Inject
    Pool database;

    private final String issuer = "https://" + UUID.randomUUID() + ".example";

    @Test
    void forget_keepsWhatAReplicaWithASlowClockWouldStillTake() {
        add("long past", "2 hours");
        add("just past", "59 minutes");
        add("to come", "-5 minutes");

        used.forget().await().atMost(PATIENCE);

        assertEquals(List.of("just past", "to come"), left());
    }

    @Test
    void forget_whileAnotherReplicaDoes_isLeftToThatOne() {
        add("long past", "2 hours");

        database.withTransaction(
                        replica -> replica.query("SELECT pg_advisory_xact_lock(" + UsedAssertions.LOCK.number() + ")")
                                .execute()
                                .chain(used::forget))
                .await()
                .atMost(PATIENCE);

        assertEquals(List.of("long past"), left());
        used.forget().await().atMost(PATIENCE);
        assertEquals(List.of(), left());
    }

    private void add(String jti, String age) {
        tables.update("INSERT INTO used_assertion VALUES (?, sha256(?::bytea), now() - ?::interval)", issuer, jti, age);
    }

    private List<Object> left() {
        return tables
                .query(
                        "SELECT jti FROM (VALUES ('long past'), ('just past'), ('to come')) AS t (jti)"
                                + " JOIN used_assertion ON jti_hash = sha256(jti::bytea) WHERE issuer = ? ORDER BY jti",
                        issuer)
                .stream()
                .map(row -> row.get(0))
                .toList();
    }
}
