package chat.mia.account;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who administers the service. */
@ConfigMapping(prefix = "mia.admin")
interface AdminConfig {

    /**
     * Who has the role {@code admin}: emails of accounts, or {@code issuer|subject} for those of a trusted issuer. Make
     * the account first and name it then: an address that is named here cannot be signed up with. Who is taken off keeps
     * the role for as long as his access token lives.
     */
    Optional<Set<String>> accounts();
}
