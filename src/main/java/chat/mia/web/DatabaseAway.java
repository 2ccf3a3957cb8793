package chat.mia.web;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a database that cannot be reached, or is full, from a fault of ours. */
final class DatabaseAway {

    /**
     * SQLSTATE classes of PostgreSQL: 08 connection, 53 insufficient resources, 57P operator intervention (shutting
     * down, starting up); 25006 is a standby that has not taken over yet; 40P01 the victim of a
     * deadlock and 55P03 a lock that is held too long, which succeed the next time; 25P03 a transaction that was left.
     */
    private static final String SQL_STATES = "08...|53...|57P..|25006|25P03|40P01|55P03";

    private DatabaseAway() {}

    static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isAway(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        if (cause instanceof PgException refusal) {
            return refusal.getSqlState() != null && refusal.getSqlState().matches(SQL_STATES);
        }
        // The pool reports a full waiting queue and a lost connection as messages of its own.
        boolean pool = (cause instanceof VertxException || cause instanceof NoStackTraceThrowable)
                && cause.getMessage() != null
                && cause.getMessage().matches("(?i).*(timeout|connection|pool).*");
        return pool || cause instanceof IOException || cause instanceof TimeoutException;
    }
}
