package chat.mia.account;

import chat.mia.session.Admins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts that {@code mia.admin.accounts} names. */
@ApplicationScoped
class AdminAccounts implements Admins {

    private final Set<String> issued;
    private final Set<String> emails;

    AdminAccounts(AdminConfig config) {
        Set<String> names = config.accounts().orElse(Set.of());
        // An issuer's subjects may look like addresses, but are told apart by case too.
        issued = names.stream().filter(name -> name.contains("|")).collect(Collectors.toUnmodifiableSet());
        emails = names.stream()
                .filter(name -> !name.contains("|"))
                .map(Email::of)
                .flatMap(Optional::stream)
                .map(Email::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> emailKeys() {
        return emails;
    }

    @Override
    public Set<String> issuedNames() {
        return issued;
    }

    /**
     * Whether an address is that of an admin. Nobody may sign up with one, since addresses are not verified: the account
     * is made first, and named afterwards.
     */
    boolean isNamed(Email email) {
        return emails.contains(email.key());
    }
}
