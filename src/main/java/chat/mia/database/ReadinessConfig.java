package chat.mia.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a replica says that it is not ready because of its database. */
@ConfigMapping(prefix = "mia.database.readiness")
interface ReadinessConfig {

    /** How long after one look at the database the next one begins. Shorter notices sooner, and costs a query each time. */
    @WithDefault("2s")
    Duration interval();

    /** How long a look may take; longer counts as failed. */
    @WithDefault("2s")
    Duration timeLimit();

    /**
     * How many looks in a row must fail until the replica is not ready. Fewer take it out of traffic sooner, and with it
     * all others, which look at the same database; more keep requests coming that are answered 503.
     */
    @WithDefault("5")
    int failures();

    /** How many looks in a row must succeed until it is ready again. */
    @WithDefault("2")
    int successes();
}
