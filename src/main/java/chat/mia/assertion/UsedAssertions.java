package chat.mia.assertion;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.OneReplica;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Which assertions were used, so that none is used twice (RFC 7523, section 3, item 7). */
@ApplicationScoped
class UsedAssertions {

    /** A second use at the same time waits here until the first has succeeded or failed. */
    private static final String INSERT = """
            INSERT INTO used_assertion (issuer, jti_hash, expires_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (issuer, jti_hash) DO NOTHING
            """;

    /** Of whoever forgets. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d61737274L);

    /** Much longer than an expired assertion is taken anywhere, whatever the clocks of the replicas say. */
    private static final Duration KEPT_AFTER_EXPIRY = AssertionRules.CLOCK_TOLERANCE.plus(Duration.ofHours(1));

    private final OneReplica oneReplica;
    private final Clock clock;

    UsedAssertions(OneReplica oneReplica, Clock clock) {
        this.oneReplica = oneReplica;
        this.clock = clock;
    }

    /** Remembers a use, in the caller's transaction; fails with {@link RefusedAssertion} where it is not the first. */
    Uni<Void> add(Assertion assertion) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, assertion.asserted().issuer())
                        .setParameter(2, assertion.jtiHash())
                        .setParameter(3, assertion.expiresAt().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .invoke(added -> {
                    if (added == 0) {
                        throw new RefusedAssertion(Reason.REPLAYED);
                    }
                })
                .replaceWithVoid();
    }

    /** Forgets those that nobody would take any more, on one replica at a time. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return oneReplica.does(LOCK, this::delete).replaceWithVoid();
    }

    private Uni<Void> delete(SqlConnection connection) {
        return connection
                .preparedQuery("DELETE FROM used_assertion WHERE expires_at < $1")
                .execute(Tuple.of(clock.instant().minus(KEPT_AFTER_EXPIRY).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
