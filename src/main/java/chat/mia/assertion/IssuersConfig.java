package chat.mia.assertion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may say who somebody is. */
@ConfigMapping(prefix = "mia")
interface IssuersConfig {

    /** The trusted issuers, by an id of your own, which the audit trail names. None: nobody signs in by assertion. */
    Map<String, Issuer> issuers();

    /** One trusted issuer. Whom it names is let in, so trust only who knows your users. */
    interface Issuer {

        /** Its claim {@code iss}, compared character by character. With the subject it names the account for good. */
        String issuer();

        /** Where it publishes its keys: {@code https}, or {@code http} on this machine. Either this or a file. */
        Optional<URI> jwksUrl();

        /** A file with its keys (RFC 7517, section 5), read again as often as an address would be. */
        Optional<Path> jwksFile();

        /** What must be the one value of {@code aud}. The public origin where nothing is set. */
        Optional<String> audience();

        /** The signature algorithms that it may use: ES256 to ES512, RS256 to RS512, PS256 to PS512. Fewer is safer. */
        @WithDefault("ES256,RS256,PS256")
        List<String> algorithms();

        /**
         * The header {@code typ} that is taken; one that is absent counts as {@code JWT}. Add {@code at+jwt} only where
         * the issuer gives access tokens for this audience to nobody but your own app: else any app of the issuer could
         * sign in as a user who allowed it much less.
         */
        @WithDefault("JWT")
        List<String> types();

        /** How long fetched keys are used before they are fetched again. Longer honours a withdrawn key longer. */
        @WithDefault("10m")
        Duration jwksCacheTime();

        /** How much longer they are used while the issuer cannot be reached. Then sign-ins are answered 503. */
        @WithDefault("1h")
        Duration jwksStaleTime();

        /**
         * How long nothing is fetched after an attempt, not even for an unknown {@code kid}. Shorter finds new keys
         * sooner, and lets forged assertions make this service ask the issuer more often.
         */
        @WithDefault("30s")
        Duration jwksRefetchInterval();

        /** How long an answer of the issuer is waited for; sign-ins wait for it when keys are needed. */
        @WithDefault("3s")
        Duration jwksTimeout();

        /** The configuration under {@code quarkus.tls.} to reach it with, for an issuer with a private CA. */
        Optional<String> tlsConfiguration();
    }
}
