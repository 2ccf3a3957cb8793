package chat.mia.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the service must know about where it stands. */
@ConfigMapping(prefix = "mia")
public interface WebConfig {

    /**
     * The origin that browsers see, for example {@code https://chat.example}: scheme, host and port, no path. {@code
     * Origin} headers are compared with it; the issuer of tokens and all absolute links are made from it. The service
     * itself often sits behind TLS and cannot know it. Required in production.
     */
    URI publicOrigin();

    /**
     * The proxies whose {@code X-Forwarded-For} is believed: addresses, or ranges of them like {@code 10.0.0.0/8}. With
     * none, the client is who holds the connection, so behind a proxy all clients together have one limit. With more
     * than the proxies, who stands in the range chooses freely which address he is counted by.
     */
    Optional<List<String>> trustedProxies();

    /**
     * The languages that the policy, the notices and the pages are given out in, as language tags; the first is for
     * readers of none of them. Fewer than there are texts in save a deployment from wording its own catalogue entries
     * in all of them.
     */
    @WithDefault("en,de,fr,es,uk,ar")
    List<Locale> languages();

    Pages pages();

    /** Where the pages stand that an app may have of its own too. */
    interface Pages {

        /**
         * The path below which {@code /}, {@code /privacy} and {@code /admin} are found, like {@code /account}: a slash
         * first and none at the end. With one, they are not found at the root of the origin any more, which is the app's
         * then. All else keeps its address.
         */
        @WithDefault("/")
        String rootPath();
    }

    Database database();

    /** How the service waits for its database. */
    interface Database {

        /**
         * After which time a call is answered 503 because the database does not answer. Clients should wait longer, so
         * that they hear it; whether the call took effect is unknown then. Sending it again is right but for a sign-up,
         * which may have made the account, and an assertion, which may have been used.
         */
        @WithDefault("8s")
        Duration timeLimit();

        /**
         * Whether migrations may run as the role that the service works with. Then nothing but a trigger keeps a stolen
         * database password from rewriting the ledger.
         */
        @WithDefault("false")
        boolean singleRole();
    }
}
