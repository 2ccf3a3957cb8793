package chat.mia.account;

import chat.mia.session.VerifiedAccount;
import chat.mia.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks who is signed in for the password again, before what a stolen session must not be enough for. */
@ApplicationScoped
class StepUp {

    private final Passwords passwords;

    StepUp(Passwords passwords) {
        this.passwords = passwords;
    }

    /** Fails with {@link AccountProblem#WRONG_PASSWORD}, also where the account has no password. */
    Uni<VerifiedAccount> require(AccountEntry account, String password) {
        return passwords
                .matches(password, Optional.ofNullable(account.passwordHash))
                .map(matches -> {
                    if (!matches) {
                        throw wrongPassword();
                    }
                    return account.verified();
                });
    }

    static Problem wrongPassword() {
        return Problem.of(AccountProblem.WRONG_PASSWORD, "Check the current password.");
    }
}
