package chat.mia.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Sessions, their tokens and their rotation. */
@ConfigMapping(prefix = "mia.session")
interface SessionConfig {

    /**
     * How long a session lasts without a refresh, in whole days. Lower signs people out sooner who come back seldom. The
     * catalogue must declare the same of the refresh cookie.
     */
    @WithDefault("30d")
    Duration idleLimit();

    /** How long a session lasts at the most, whatever happens. Then everybody signs in again. */
    @WithDefault("180d")
    Duration absoluteLimit();

    Rotation rotation();

    AccessToken accessToken();

    /** When a refresh token is replaced, and how long its predecessor is still taken. */
    interface Rotation {

        /** A refresh sooner after the last rotation keeps the token. Must not be shorter than the grace. */
        @WithDefault("30s")
        Duration minInterval();

        /**
         * How long the previous token still gives the same successor, for tabs that refresh at once and answers that
         * were lost. Longer lets a thief go unnoticed longer. Client time-outs must be shorter.
         */
        @WithDefault("30s")
        Duration grace();

        /**
         * Whether a rotation waits until it is on disk. Without, a crash of the database may lose the last rotations, which
         * the browsers' next refreshes repair; a fork, a theft and the end of a session are waited for all the same.
         */
        @WithDefault("true")
        boolean durable();
    }

    /** The JWT that shows who is signed in. */
    interface AccessToken {

        /**
         * How long it is valid. Services that neither follow events nor introspect learn of a revocation at its end at
         * the latest.
         */
        @WithDefault("10m")
        Duration lifetime();

        /** The claim {@code aud}: which services may accept it. The public origin where nothing is set. */
        Optional<String> audience();

        /** The claim {@code client_id} (RFC 9068, section 2.2): the app that the session belongs to. */
        @WithDefault("mia-chat")
        String clientId();
    }
}
