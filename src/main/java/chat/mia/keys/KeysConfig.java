package chat.mia.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** The secrets of a deployment. */
@ConfigMapping(prefix = "mia.keys")
interface KeysConfig {

    /**
     * The master secrets by number (0 to 255), each at least 32 characters; keys for refresh tokens, CSRF tokens and
     * analytics cookies are derived from them. A token is checked with the secret whose number it carries, so an old
     * secret must stay for as long as its tokens live. Number 0 is required in production.
     */
    Map<Integer, String> secrets();

    /** The number of the secret that new tokens are made with. Every replica must know it before it is chosen. */
    @WithDefault("0")
    int activeSecret();

    /**
     * The secret that encrypts private signing keys in the database: at least 32 characters, the same on every
     * replica. If it changes, the stored keys cannot be read any more and the service refuses to start. Required in
     * production.
     */
    String encryptionSecret();
}
