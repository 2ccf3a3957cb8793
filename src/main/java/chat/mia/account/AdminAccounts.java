package chat.mia.account;

import chat.mia.session.Admins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts that {@code mia.admin.accounts} names. */
@ApplicationScoped
class AdminAccounts implements Admins {

    private final Set<String> names;

    AdminAccounts(AdminConfig config) {
        names = config.accounts().orElse(Set.of()).stream()
                .map(name -> Email.of(name).map(Email::key).orElse(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> names() {
        return names;
    }

    /**
     * Whether an address is that of an admin. Nobody may sign up with one, since addresses are not verified: the account
     * is made first, and named afterwards.
     */
    boolean isNamed(Email email) {
        return names.contains(email.key());
    }
}
