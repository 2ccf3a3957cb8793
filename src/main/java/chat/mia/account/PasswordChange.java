package chat.mia.account;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.consent.AccountId;
import chat.mia.session.Devices;
import chat.mia.session.SessionId;
import chat.mia.session.VerifiedAccount;
import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes a password, and ends whatever a thief may have begun with the old one. */
@ApplicationScoped
class PasswordChange {

    /** Only where it is still the one that was verified: of two changes at once one comes too late. */
    private static final String UPDATE = "UPDATE account SET password_hash = $1 WHERE id = $2 AND password_hash = $3";

    private final Accounts accounts;
    private final StepUp stepUp;
    private final PasswordStrength strength;
    private final Passwords passwords;
    private final Devices devices;
    private final AuditTrail audit;
    private final Deadline deadline;

    PasswordChange(
            Accounts accounts,
            StepUp stepUp,
            PasswordStrength strength,
            Passwords passwords,
            Devices devices,
            AuditTrail audit,
            Deadline deadline) {
        this.accounts = accounts;
        this.stepUp = stepUp;
        this.strength = strength;
        this.passwords = passwords;
        this.devices = devices;
        this.audit = audit;
        this.deadline = deadline;
    }

    /**
     * Changes the password and ends all sessions but this one, both or neither. Fails with {@code wrong-password},
     * {@code weak-password}, {@code too-many-attempts}, or {@code not-found} for an account of another issuer.
     */
    Uni<Void> change(AccountId account, SessionId session, String current, String next) {
        // Each step for itself: what was given up must not go on to the next. The last one may still take effect, and
        // is
        // then recorded all the same.
        return deadline.on(accounts.find(account))
                .invoke(PasswordChange::requireOwnPassword)
                .invoke(entry -> PasswordRules.require("newPassword", next, new Email(entry.email)))
                .call(entry -> deadline.on(strength.require("newPassword", next, new Email(entry.email))))
                .chain(entry -> deadline.on(stepUp.require(entry, session, current)))
                .chain(verified -> deadline.on(passwords.hash(next))
                        .chain(hash -> deadline.on(devices.changeCredential(
                                        account, session, connection -> write(connection, verified, hash))
                                .invoke(() -> audit.record(event(Kind.PASSWORD_CHANGED, account, session))))))
                .onFailure(PasswordChange::isGuess)
                .invoke(guess -> audit.record(
                        event(Kind.PASSWORD_CHANGE_REFUSED, account, session).reason(slug(guess))));
    }

    private static void requireOwnPassword(AccountEntry account) {
        if (account.passwordHash == null) {
            throw Problem.of(
                    WebProblem.NOT_FOUND, "This account has no password here. Change it where you sign in with it.");
        }
    }

    private static Uni<Void> write(SqlClient connection, VerifiedAccount verified, String hash) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        hash, verified.id().value(), verified.passwordHash().orElseThrow()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw StepUp.wrongPassword();
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isGuess(Throwable failure) {
        return failure instanceof Problem problem
                && (problem.type() == AccountProblem.WRONG_PASSWORD || problem.type() == WebProblem.TOO_MANY_ATTEMPTS);
    }

    private static String slug(Throwable refusal) {
        return ((Problem) refusal).type().slug();
    }

    private static SecurityEvent event(Kind kind, AccountId account, SessionId session) {
        return SecurityEvent.of(kind).account(account.value()).session(session.value());
    }
}
