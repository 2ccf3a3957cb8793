package chat.mia.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Leaves to one replica at a time what all of them are scheduled for. */
@ApplicationScoped
public class OneReplica {

    /** Longer than any work takes: a connection that is dead without saying so must not stop a job for ever. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Pool database;

    OneReplica(Pool database) {
        this.database = database;
    }

    /**
     * Does work in a transaction of its own, under a lock. Fails after ten minutes.
     *
     * @return what came of it; empty where another replica is at it, so that nothing was done here
     */
    public <T> Uni<Optional<T>> does(AdvisoryLock lock, Function<SqlConnection, Uni<T>> work) {
        return database.<Optional<T>>withTransaction(connection -> lock.tryTake(connection)
                        .chain(mine -> mine
                                ? work.apply(connection).map(Optional::ofNullable)
                                : Uni.createFrom().item(Optional.empty())))
                .ifNoItem()
                .after(LIMIT)
                .fail();
    }
}
