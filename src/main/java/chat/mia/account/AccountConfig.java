package chat.mia.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Accounts, and what proves whose they are. */
@ConfigMapping(prefix = "mia.account")
interface AccountConfig {

    /**
     * Whether people can make accounts with email and password and sign in with them. Without, only trusted issuers say
     * who somebody is; accounts and sessions that are there stay.
     */
    @WithDefault("true")
    boolean builtIn();

    PasswordHashing passwordHashing();

    /** Argon2id (RFC 9106). A stored hash names its own parameters, so changing these affects new passwords only. */
    interface PasswordHashing {

        /** Memory of one hash in KiB. More makes guessing dearer, and each sign-in too. */
        @WithDefault("19456")
        int memory();

        /** Passes over the memory. More makes guessing dearer, and each sign-in too. */
        @WithDefault("2")
        int iterations();

        /** How many hashes are computed at once; each keeps one core busy. */
        @WithDefault("2")
        int threads();

        /** How many more may wait; who comes then is told to come back later. More means longer waits under load. */
        @WithDefault("64")
        int queue();
    }
}
