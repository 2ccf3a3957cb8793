package chat.mia.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may try. Higher helps whoever guesses passwords; lower refuses honest people sooner. */
@ConfigMapping(prefix = "mia.sign-in")
interface SignInConfig {

    Account account();

    Network network();

    /** One email address, whether it has an account or not; a device that is known to the account has as many of its own. */
    interface Account {

        /** How many wrong passwords are taken within the window; then the right one is refused too. */
        @WithDefault("10")
        int failures();

        /** How long a failure counts. */
        @WithDefault("15m")
        Duration window();
    }

    /** One network block: an IPv4 address, or the /64 of an IPv6 address. Counted by each replica for itself. */
    interface Network {

        /** How many sign-ins may fail within the window, whatever their accounts. Known devices' passwords do not count. */
        @WithDefault("100")
        int failures();

        /** Within which time so many failures are forgotten. */
        @WithDefault("15m")
        Duration window();

        /** How many accounts may be asked for within the sign-up window, also where none is made. */
        @WithDefault("100")
        int signUps();

        /** Within which time so many sign-ups are forgotten. */
        @WithDefault("10m")
        Duration signUpWindow();
    }
}
