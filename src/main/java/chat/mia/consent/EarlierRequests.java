package chat.mia.consent;

import chat.mia.consent.Holder.Account;
import chat.mia.consent.Holder.Receipt;
import chat.mia.database.AdvisoryLock;
import chat.mia.database.OneReplica;
import chat.mia.web.Problem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What requests with an {@code Idempotency-Key} recorded in the last 24 hours. */
@ApplicationScoped
class EarlierRequests {

    /** The owner of keys that somebody sent who showed nothing: a query, like the others. */
    static final String NOBODY = "SELECT '00000000-0000-0000-0000-000000000000'::uuid";

    private static final String FIND = "SELECT r.body_hash, consent.closed_at IS NULL AS open, "
            + ConsentHead.COLUMNS + ", " + StoredEvents.COLUMNS
            + " FROM consent_request r JOIN consent_event e ON e.id = r.event_id"
            + " LEFT JOIN consent_subject consent ON consent.id = e.subject WHERE r.key = $1 AND r.owner = (%s)";

    private static final String OF_ACCOUNT = FIND.formatted("SELECT $2::uuid");
    private static final String OF_RECEIPT =
            FIND.formatted("SELECT s.id FROM consent_subject s WHERE " + LedgerStatements.BY_RECEIPT);
    private static final String OF_NOBODY = FIND.formatted(NOBODY) + " AND $2::uuid IS NULL";

    /** Of whoever forgets. */
    private static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d69646d70L);

    private static final Duration KEPT = Duration.ofHours(24);

    private final Pool database;
    private final OneReplica oneReplica;
    private final Clock clock;

    EarlierRequests(Pool database, OneReplica oneReplica, Clock clock) {
        this.database = database;
        this.oneReplica = oneReplica;
        this.clock = clock;
    }

    /** Forgets the keys whose day is over, on one replica at a time. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return oneReplica.does(LOCK, this::delete).replaceWithVoid();
    }

    private Uni<Void> delete(SqlConnection connection) {
        return connection
                .preparedQuery("DELETE FROM consent_request WHERE at <= $1")
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /**
     * What the first request with this key came to, with the choice as it is now; empty where there was none. Fails with
     * {@link ConsentProblem#IDEMPOTENCY_KEY_REUSED} where that one said something else.
     */
    Uni<Optional<Outcome>> find(Holder holder, IdempotencyKey key) {
        return database.preparedQuery(statement(holder))
                .execute(Tuple.of(key.value(), owner(holder)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(outcome(rows.iterator().next(), key)));
    }

    private static String statement(Holder holder) {
        if (holder instanceof Account) {
            return OF_ACCOUNT;
        }
        return holder instanceof Receipt ? OF_RECEIPT : OF_NOBODY;
    }

    private static UUID owner(Holder holder) {
        if (holder instanceof Account account) {
            return account.id().value();
        }
        return holder instanceof Receipt receipt ? receipt.event() : null;
    }

    private static Outcome outcome(Row row, IdempotencyKey key) {
        if (!Arrays.equals(row.getBuffer("body_hash").getBytes(), key.bodyHash())) {
            throw Problem.of(
                    ConsentProblem.IDEMPOTENCY_KEY_REUSED,
                    "Send the request as it was the first time, or with a new key.");
        }
        Recorded recorded = StoredEvents.from(row);
        if (recorded.place().isEmpty()) {
            return Outcome.of(recorded);
        }
        // The browser's chain has come to an account since: what holds there is not for this browser to know.
        return row.getBoolean("open")
                ? new Outcome(ConsentHead.from(row), Optional.of(recorded))
                : new Outcome(ConsentHead.UNSET, Optional.empty());
    }
}
