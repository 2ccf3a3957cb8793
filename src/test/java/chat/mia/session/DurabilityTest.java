package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.keys.Keyring;
import chat.mia.testing.Configured;
import chat.mia.testing.PostgresResource;
import chat.mia.web.CoarseUserAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which refreshes wait for the disk: a trigger that runs at commit writes down what holds then. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DurabilityTest extends RotationFixture {

    private static final Map<String, String> NOT_DURABLE = Map.of("mia.session.rotation.durable", "false");

    @Inject
    Pool database;

    @Inject
    RefreshTokens tokens;

    @Inject
    Keyring keyring;

    @Inject
    ClientFingerprints fingerprints;

    @Inject
    EndedSessions ended;

    @Inject
    Roles roles;

    @Inject
    RotationRecords records;

    @BeforeEach
    void watchCommits() {
        tables.update("CREATE TABLE commit_seen (durable text)");
        tables.update(
                "CREATE FUNCTION see_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN INSERT INTO"
                        + " public.commit_seen (durable) VALUES (current_setting(''synchronous_commit'')); RETURN NULL; END'");
        tables.update("CREATE CONSTRAINT TRIGGER see_commit AFTER UPDATE ON auth_session DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION see_commit()");
    }

    @AfterEach
    void stopWatching() {
        tables.update("DROP TRIGGER see_commit ON auth_session");
        tables.update("DROP FUNCTION see_commit()");
        tables.update("DROP TABLE commit_seen");
    }

    @Test
    void rotationAndReplay_byDefault_waitForTheDisk() {
        Rotation rotation = rotation(Map.of());
        RefreshToken first = token();
        age(31);

        assertEquals("on", commit(rotation, first, FIREFOX));
        assertEquals("on", commit(rotation, first, FIREFOX));
        assertEquals(1, column("replays"));
    }

    @Test
    void rotationAndReplay_notDurable_doNotWait() {
        Rotation rotation = rotation(NOT_DURABLE);
        RefreshToken first = token();
        age(31);

        assertEquals("off", commit(rotation, first, FIREFOX));
        assertEquals("off", commit(rotation, first, FIREFOX));
        assertEquals(1, column("replays"));
    }

    @Test
    void forkUnforkAndTheft_notDurable_waitAllTheSame() {
        Rotation rotation = rotation(NOT_DURABLE);
        RefreshToken first = token();
        rotated(browser);
        RefreshToken second = token();
        age(31);

        assertEquals("on", commit(rotation, first, FIREFOX));
        assertEquals(1, column("forks"));
        assertEquals("on", commit(rotation, second, FIREFOX));
        assertEquals(true, value("unforked"));
        age(31);
        assertEquals("on", commit(rotation, first, SAFARI));
        assertEquals(EndReason.THEFT.status(), column("status"));
    }

    @Test
    void rollForward_notDurable_waitsAllTheSame() {
        rotated(browser);
        tables.update(
                "UPDATE auth_session SET generation = 0, current_hash = previous_hash, previous_hash = NULL WHERE sid = ?",
                sid);

        assertEquals("on", commit(rotation(NOT_DURABLE), token(), FIREFOX));
        assertEquals(2, column("generation"));
    }

    private Rotation rotation(Map<String, String> settings) {
        SessionConfig config = Configured.with(SessionConfig.class, settings);
        return new Rotation(database, tokens, keyring, fingerprints, ended, roles, records, config);
    }

    private RefreshToken token() {
        return tokens.read(browser.cookie("refresh_token")).orElseThrow();
    }

    /** Refreshes, and tells what {@code synchronous_commit} was when the transaction ended. */
    private Object commit(Rotation rotation, RefreshToken token, String userAgent) {
        tables.update("DELETE FROM commit_seen");
        rotation.rotate(token, CoarseUserAgent.of(userAgent)).await().atMost(Duration.ofSeconds(20));
        List<List<Object>> seen = tables.query("SELECT durable FROM commit_seen");
        assertEquals(1, seen.size());
        return seen.get(0).get(0);
    }
}
