package chat.mia.account;

import chat.mia.session.KnownDevice;
import chat.mia.session.SessionId;
import chat.mia.session.VerifiedAccount;
import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks who is signed in for the password again, before what a stolen session must not be enough for. */
@ApplicationScoped
class StepUp {

    private final Attempts attempts;
    private final Passwords passwords;

    StepUp(Attempts attempts, Passwords passwords) {
        this.attempts = attempts;
        this.passwords = passwords;
    }

    /**
     * Fails with {@link AccountProblem#WRONG_PASSWORD}, also where the account has no password, and with {@link
     * WebProblem#TOO_MANY_ATTEMPTS} after too many wrong ones from this session.
     */
    Uni<VerifiedAccount> require(AccountEntry account, SessionId session, String password) {
        return attempts.ofDevice(new KnownDevice(session, account.accountId()))
                .chain(attempt -> attempt.judge(() -> compare(account, password)));
    }

    private Uni<VerifiedAccount> compare(AccountEntry account, String password) {
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
