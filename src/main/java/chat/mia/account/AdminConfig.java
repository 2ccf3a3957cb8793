package chat.mia.account;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who administers the service. */
@ConfigMapping(prefix = "mia.admin")
interface AdminConfig {

    /**
     * The emails of accounts that have the role {@code admin}. Make the account first and name it then: an address that
     * is named here cannot be signed up with. Who is taken off keeps the role for as long as his access token lives.
     */
    Optional<Set<String>> accounts();
}
