package chat.mia.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What other services are told. */
@ConfigMapping(prefix = "mia.events")
interface EventsConfig {

    /**
     * How long events are kept for readers that are away. Longer lets them stay away longer; shorter keeps the table
     * small. Who comes back later is told to begin again.
     */
    @WithDefault("7d")
    Duration retention();

    /** How many streams one service client may hold open on one replica. Each costs a connection and little more. */
    @WithDefault("8")
    int streamsPerClient();

    /**
     * After how long without an event a stream shows that it is alive. Must be shorter than what proxies wait before
     * they close an idle connection; shorter costs a few bytes more often.
     */
    @WithDefault("15s")
    Duration heartbeat();
}
