package chat.mia.account;

import chat.mia.consent.AccountId;
import chat.mia.consent.Consents;
import chat.mia.session.Credentials;
import chat.mia.session.OpenedSession;
import chat.mia.session.SessionProblem;
import chat.mia.session.Sessions;
import chat.mia.session.UserAgent;
import chat.mia.session.VerifiedAccount;
import chat.mia.time.TimeOrderedIds;
import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** The built-in accounts. */
@ApplicationScoped
class Accounts implements Credentials {

    /** SQLSTATE {@code unique_violation} (PostgreSQL, appendix A). */
    private static final String UNIQUE_VIOLATION = "23505";

    private final AdminAccounts admins;
    private final Attempts attempts;
    private final Passwords passwords;
    private final Consents consents;
    private final Sessions sessions;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final AccountConfig config;

    Accounts(
            AdminAccounts admins,
            Attempts attempts,
            Passwords passwords,
            Consents consents,
            Sessions sessions,
            TimeOrderedIds ids,
            Clock clock,
            AccountConfig config) {
        this.admins = admins;
        this.attempts = attempts;
        this.passwords = passwords;
        this.consents = consents;
        this.sessions = sessions;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** Refuses to make an account where those with a password are switched off. */
    void requireBuiltIn() {
        if (!config.builtIn()) {
            throw Problem.of(WebProblem.NOT_FOUND, "Sign in with an assertion: there are no passwords here.");
        }
    }

    /**
     * Makes an account and begins its first session, both or neither. Fails with {@link AccountProblem#EMAIL_TAKEN},
     * also where another request took the address meanwhile.
     */
    Uni<OpenedSession> open(Email email, String password, UserAgent client) {
        return Panache.withSession(() -> AccountEntry.findByEmail(email))
                .invoke(existing -> {
                    if (existing != null || admins.isNamed(email)) {
                        throw emailTaken();
                    }
                })
                .chain(() -> passwords.hash(password))
                .map(hash -> entry(email, hash))
                .chain(entry -> Panache.withTransaction(() -> entry.<AccountEntry>persistAndFlush()
                        .chain(() -> consents.open(entry.accountId()))
                        .chain(() -> sessions.open(entry.verified(), client))))
                .onFailure(Accounts::isTaken)
                .transform(taken -> emailTaken());
    }

    /** The account; fails with {@code session-ended} where it was erased while its token is still alive. */
    @WithSession
    Uni<AccountEntry> find(AccountId account) {
        return AccountEntry.findByAccountId(account).onItem().ifNull().failWith(SessionProblem::sessionEnded);
    }

    @Override
    public Uni<VerifiedAccount> verify(String email, String password, HttpServerRequest request) {
        if (!config.builtIn()) {
            throw Problem.invalid("email", "Send an assertion instead: there are no passwords here.");
        }
        Optional<Email> known = Email.of(email);
        return known.map(address -> Panache.withSession(() -> AccountEntry.findByEmail(address)))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .map(Optional::ofNullable)
                .chain(account -> attempts.signIn(
                                known.map(Email::key).orElse(email), account.map(AccountEntry::accountId), request)
                        .chain(attempt -> attempt.judge(() -> verify(account, password))));
    }

    private Uni<VerifiedAccount> verify(Optional<AccountEntry> account, String password) {
        return passwords
                .matches(password, account.map(entry -> entry.passwordHash))
                .map(matches -> account.filter(entry -> matches)
                        .map(AccountEntry::verified)
                        .orElseThrow(SessionProblem::wrongCredentials));
    }

    private AccountEntry entry(Email email, String hash) {
        AccountEntry entry = new AccountEntry();
        entry.id = ids.next();
        entry.email = email.value();
        entry.emailKey = email.key();
        entry.passwordHash = hash;
        entry.createdAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return entry;
    }

    /** No other unique value of these rows can meet one that is there: the rest is random. */
    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && UNIQUE_VIOLATION.equals(violation.getSQLState());
    }

    private static Problem emailTaken() {
        return Problem.of(AccountProblem.EMAIL_TAKEN, "Sign in with this address, or use another one.");
    }
}
