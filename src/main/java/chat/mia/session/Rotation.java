package chat.mia.session;

import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentHead;
import chat.mia.database.Interval;
import chat.mia.keys.Keyring;
import chat.mia.session.RotationResult.Continued;
import chat.mia.session.RotationResult.Ended;
import chat.mia.web.CoarseUserAgent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Continues a session with its refresh token: never ends an honest one, whatever its tabs and its network do, and ends
 * one in which a stolen copy is used beside the owner's. Reuse of a refresh token is what RFC 9700, section 4.14.2,
 * wants found out; which reuse is honest is decided by {@code rotate_contested} in the database.
 */
@Startup
@ApplicationScoped
class Rotation {

    private static final int MAX_FORKS = 3;

    private final Pool database;
    private final RefreshTokens tokens;
    private final Keyring keyring;
    private final ClientFingerprints fingerprints;
    private final EndedSessions ended;
    private final Roles roles;
    private final RotationRecords records;
    private final SessionConfig config;

    /** @throws IllegalStateException where a limit is not positive, or the interval is shorter than the grace */
    Rotation(
            Pool database,
            RefreshTokens tokens,
            Keyring keyring,
            ClientFingerprints fingerprints,
            EndedSessions ended,
            Roles roles,
            RotationRecords records,
            SessionConfig config) {
        this.database = database;
        this.tokens = tokens;
        this.keyring = keyring;
        this.fingerprints = fingerprints;
        this.ended = ended;
        this.roles = roles;
        this.records = records;
        this.config = config;
        requireSensible(config);
    }

    /** One round trip to the database. What is written, also for a refusal, is committed when the answer comes. */
    Uni<RotationResult> rotate(RefreshToken presented, CoarseUserAgent client) {
        return database.preparedQuery(RotationStatement.SQL)
                .execute(parameters(presented, client))
                .map(rows -> result(presented, client, rows.iterator().next()));
    }

    private Tuple parameters(RefreshToken presented, CoarseUserAgent client) {
        int number = keyring.active();
        byte[] nonce = tokens.nonce();
        Buffer[] forks = IntStream.rangeClosed(1, MAX_FORKS)
                .mapToObj(fork -> hash(tokens.successor(presented, number, nonce, fork)))
                .toArray(Buffer[]::new);
        return Tuple.tuple()
                .addUUID(presented.session().value())
                .addValue(hash(presented))
                .addInteger(presented.generation())
                .addValue(hash(tokens.successor(presented, number, nonce, 0)))
                .addShort((short) number)
                .addValue(Buffer.buffer(nonce))
                .addValue(forks)
                .addArrayOfLong(fingerprints.all(client, presented.secretNumber()))
                .addDouble(Interval.seconds(config.rotation().minInterval()))
                .addDouble(Interval.seconds(config.rotation().grace()))
                .addDouble(Interval.seconds(config.idleLimit()))
                .addBoolean(config.rotation().durable())
                .addValue(roles.emailKeys())
                .addValue(roles.issuedNames());
    }

    private RotationResult result(RefreshToken presented, CoarseUserAgent client, Row row) {
        RotationOutcome outcome = RotationOutcome.valueOf(row.getString("outcome"));
        Optional<AccountId> account =
                Optional.ofNullable(row.getUUID("account_id")).map(AccountId::new);
        records.add(outcome, presented.session(), account, client);
        return switch (outcome) {
            case KEEP, UNFORK -> continued(presented, row);
            case ROTATED, REPLAY, FORK, ROLLFORWARD -> continued(derived(presented, row), row);
            case THEFT -> stolen(presented);
            // A session that was restored to the past is refused, not ended.
            case AHEAD, DEAD, FORGED -> new Ended();
        };
    }

    private RefreshToken derived(RefreshToken presented, Row row) {
        byte[] nonce = row.getBuffer("nonce").getBytes();
        return tokens.successor(presented, row.getShort("secret_number"), nonce, row.getShort("fork"));
    }

    private static Continued continued(RefreshToken token, Row row) {
        return new Continued(
                token,
                new AccountId(row.getUUID("account_id")),
                row.getOffsetDateTime("session_expires_at").toInstant().truncatedTo(ChronoUnit.SECONDS),
                Roles.of(row.getBoolean("admin")),
                ConsentHead.from(row));
    }

    private Ended stolen(RefreshToken presented) {
        ended.add(presented.session());
        return new Ended();
    }

    /** With an interval shorter than the grace, a token two steps back could still be honest, but count as stolen. */
    private static void requireSensible(SessionConfig config) {
        if (config.rotation().minInterval().compareTo(config.rotation().grace()) < 0) {
            throw new IllegalStateException(
                    "mia.session.rotation.min-interval must not be shorter than mia.session.rotation.grace");
        }
        boolean positive = Stream.of(
                        config.idleLimit(),
                        config.absoluteLimit(),
                        config.accessToken().lifetime())
                .noneMatch(limit -> limit.isZero() || limit.isNegative());
        if (!positive || config.rotation().grace().isNegative()) {
            throw new IllegalStateException("mia.session.* limits must be longer than nothing");
        }
    }

    private static Buffer hash(RefreshToken token) {
        return Buffer.buffer(token.hash());
    }
}
