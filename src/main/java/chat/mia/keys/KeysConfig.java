package chat.mia.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The secrets of a deployment, and how its signing keys rotate. */
@ConfigMapping(prefix = "mia.keys")
interface KeysConfig {

    /**
     * The master secrets by number (0 to 255), each at least 32 characters; keys for refresh tokens, CSRF tokens and
     * analytics cookies are derived from them. A token is checked with the secret whose number it carries, so an old
     * secret must stay for as long as its tokens live. Number 0 is required in production.
     */
    Map<Integer, String> secrets();

    /**
     * The number of the secret that new tokens are made with. A replica uses it once every running replica knows that
     * secret, and until then the one that the others use.
     */
    @WithDefault("0")
    int activeSecret();

    /**
     * Numbers of secrets that were taken away on purpose, because somebody may have read them. Tokens made with them
     * end their sessions; without this a start that lacks a secret in use is refused.
     */
    Optional<Set<Integer>> revokedSecrets();

    /**
     * The secret that encrypts private signing keys in the database: at least 32 characters, the same on every
     * replica. If it changes without {@link #previousEncryptionSecret}, the stored keys cannot be read any more and the
     * service refuses to start. Required in production.
     */
    String encryptionSecret();

    /**
     * The encryption secret before the last change: still read with, and sealed with until every running replica knows
     * the new one. One of them then seals the stored keys anew, and says in its log that this can be removed.
     */
    Optional<String> previousEncryptionSecret();

    /**
     * Whether ES256 may be computed by native code (Amazon Corretto Crypto Provider) where it runs. Without it a replica
     * signs and verifies far fewer tokens a second.
     */
    @WithDefault("true")
    boolean nativeCryptography();

    Rotation rotation();

    /** How the keys that access tokens are signed with follow one another. */
    interface Rotation {

        /**
         * How long a key signs before the next one does. Shorter limits what a stolen key is good for; each change makes
         * every verifier fetch the JWKS once. Not shorter than the pre-publication; a start refuses it.
         */
        @WithDefault("30d")
        Duration period();

        /**
         * How long a key stands in the JWKS before it signs, so that verifiers know it already: at least 10 minutes,
         * twice what they may cache. Longer suits verifiers that cache longer.
         */
        @WithDefault("1h")
        Duration prePublication();
    }
}
