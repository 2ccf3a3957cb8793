package chat.mia.session;

import chat.mia.session.RotationResult.Continued;
import chat.mia.web.CoarseUserAgent;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The service's own rotation and tokens on a simulated database; one session at a time. */
final class SimulatedService implements AutoCloseable {

    /** Far from the real time: were that used anywhere, every session would be over. */
    private static final Instant BEGINNING = Instant.parse("2040-01-01T00:00:00Z");

    private static final Duration IDLE_LIMIT = Duration.ofDays(30);

    /**
     * What came of a refresh.
     *
     * @param generation that of the cookie which was shown
     * @param cookie what the client is to hold from now on; empty where the session is over for it
     */
    record Answer(int generation, String outcome, Optional<String> cookie) {}

    /** The parts of the service that are no part of the simulation. */
    interface Parts {

        Rotation rotation(SimulatedPool database);

        RefreshTokens tokens();

        SessionId nextId();

        long fingerprint(CoarseUserAgent client, int secretNumber);
    }

    private final Parts parts;
    private final SimulatedPool database;
    private final Rotation rotation;
    private RefreshToken first;

    SimulatedService(Parts parts, SimulatedPool database) {
        this.parts = parts;
        this.database = database;
        this.rotation = parts.rotation(database);
    }

    /** Begins another session and gives its cookie. */
    String signIn(CoarseUserAgent client) {
        first = parts.tokens().first(parts.nextId());
        database.setTime(BEGINNING);
        execute(
                """
                INSERT INTO auth_session (sid, account_id, created_at, rotated_at, ends_at, current_hash, secret_number,
                    nonce, client_fingerprint)
                SELECT $1, id, now(), now(), now() + interval '180 days', $2, $3, $4, $5 FROM account
                """,
                Tuple.of(
                        first.session().value(),
                        Buffer.buffer(first.hash()),
                        (short) first.secretNumber(),
                        Buffer.buffer(parts.tokens().nonce()),
                        parts.fingerprint(client, first.secretNumber())));
        return parts.tokens().write(first);
    }

    /** Presents a cookie this long after the beginning. */
    Answer refresh(String cookie, CoarseUserAgent client, Duration since) {
        Instant now = BEGINNING.plus(since);
        database.setTime(now);
        RefreshToken token = parts.tokens().read(cookie).orElseThrow();
        RotationResult result = rotation.rotate(token, client).await().indefinitely();
        requireSimulatedTime(result, now);
        return new Answer(
                token.generation(),
                database.outcome(),
                result instanceof Continued continued
                        ? Optional.of(parts.tokens().write(continued.token()))
                        : Optional.empty());
    }

    /** Keeps the row as it is now, in place of what was kept before. */
    void save() {
        forgetSaved();
        execute("INSERT INTO simulated.saved SELECT * FROM auth_session WHERE sid = $1", session());
    }

    /** Brings the kept row back: what was committed since is lost. */
    void restore() {
        execute("DELETE FROM auth_session WHERE sid = $1", session());
        execute("INSERT INTO auth_session SELECT * FROM simulated.saved WHERE sid = $1", session());
        forgetSaved();
    }

    private void forgetSaved() {
        execute("DELETE FROM simulated.saved WHERE sid = $1", session());
    }

    private Tuple session() {
        return Tuple.of(first.session().value());
    }

    private void execute(String sql, Tuple parameters) {
        database.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    /** A rotation tells when the session would end; were another clock read, it would show here. */
    private void requireSimulatedTime(RotationResult result, Instant now) {
        if (database.outcome().equals("ROTATED")
                && result instanceof Continued continued
                && !continued.sessionExpiresAt().equals(now.plus(IDLE_LIMIT).truncatedTo(ChronoUnit.SECONDS))) {
            throw new AssertionError("not the simulated time: " + continued.sessionExpiresAt() + " at " + now);
        }
    }

    @Override
    public void close() {
        database.close().await().indefinitely();
    }
}
