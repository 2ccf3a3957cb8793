package chat.mia.session;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.consent.AccountId;
import chat.mia.database.Interval;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The sessions of one account, as its owner sees and ends them. All of it fails with {@code session-ended} where the
 * session that asks is over.
 */
@ApplicationScoped
public class Devices {

    /** How many are listed at the most. */
    static final int LISTED = 100;

    /** One that is not over; times are to the second. */
    record Device(SessionId session, Instant lastUsedAt, Instant expiresAt, String label) {}

    private final Pool database;
    private final EndedSessions ended;
    private final AuditTrail audit;
    private final double idleLimit;

    Devices(Pool database, EndedSessions ended, AuditTrail audit, SessionConfig config) {
        this.database = database;
        this.ended = ended;
        this.audit = audit;
        idleLimit = Interval.seconds(config.idleLimit());
    }

    /** Those that were used last, newest use first; {@code asking} is always among them. */
    Uni<List<Device>> list(AccountId account, SessionId asking) {
        return database.preparedQuery(DeviceStatements.LIST)
                .execute(Tuple.of(account.value(), asking.value(), idleLimit, LISTED))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Devices::device)
                        .toList())
                .invoke(devices -> requireActive(
                        devices.stream().anyMatch(device -> device.session().equals(asking))));
    }

    /** Ends another session of the account; tells whether there was one that is not over. */
    Uni<Boolean> endOne(AccountId account, SessionId asking, SessionId session) {
        return mark(
                        database,
                        DeviceStatements.END_ONE,
                        parameters(account, asking, EndReason.REVOKED)
                                .addUUID(session.value())
                                .addDouble(idleLimit))
                .invoke(sessions -> told(sessions, account, session, "one-device"))
                .map(sessions -> !sessions.isEmpty());
    }

    /** Ends all other sessions of the account. */
    Uni<Void> endOthers(AccountId account, SessionId asking) {
        return mark(database, DeviceStatements.END_OTHERS, parameters(account, asking, EndReason.REVOKED))
                .invoke(sessions -> told(sessions, account, asking, "other-devices"))
                .replaceWithVoid();
    }

    /**
     * Changes what an account is signed in to with, and ends all other sessions of it: both, or neither where either
     * fails.
     *
     * @param change made first, in the same transaction; it must update the account's row, so that the session of a
     *     sign-in which is under way is waited for and ended too
     */
    public Uni<Void> changeCredential(AccountId account, SessionId asking, Function<SqlClient, Uni<Void>> change) {
        // Two statements: one alone would not see the session that it has waited for.
        return database.withTransaction(connection -> change.apply(connection)
                        .chain(() -> mark(
                                connection,
                                DeviceStatements.END_OTHERS,
                                parameters(account, asking, EndReason.CREDENTIAL_CHANGE))))
                .invoke(sessions -> told(sessions, account, asking, "credential-change"))
                .replaceWithVoid();
    }

    private static Uni<List<SessionId>> mark(SqlClient client, String statement, Tuple parameters) {
        return client.preparedQuery(statement)
                .execute(parameters)
                .map(rows -> rows.iterator().next())
                .invoke(row -> requireActive(row.getBoolean("caller_is_active")))
                .map(row -> Stream.of(row.getArrayOfUUIDs("ended"))
                        .map(SessionId::new)
                        .toList());
    }

    private static Tuple parameters(AccountId account, SessionId asking, EndReason reason) {
        return Tuple.tuple().addUUID(account.value()).addUUID(asking.value()).addShort(reason.status());
    }

    private static void requireActive(boolean active) {
        if (!active) {
            throw SessionProblem.sessionEnded();
        }
    }

    /** What follows once it is committed. @param named the session that ended, or the one that stays */
    private void told(List<SessionId> sessions, AccountId account, SessionId named, String reason) {
        sessions.forEach(ended::add);
        if (!sessions.isEmpty()) {
            audit.record(SecurityEvent.of(Kind.SESSION_REVOKED)
                    .account(account.value())
                    .session(named.value())
                    .reason(reason)
                    .count(sessions.size()));
        }
    }

    private static Device device(Row row) {
        return new Device(
                new SessionId(row.getUUID("sid")),
                seconds(row, "rotated_at"),
                seconds(row, "expires_at"),
                Optional.ofNullable(row.getString("device")).orElse(DeviceLabel.UNKNOWN));
    }

    private static Instant seconds(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
