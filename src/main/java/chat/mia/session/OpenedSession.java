package chat.mia.session;

import chat.mia.consent.AccountId;
import java.time.Instant;

/** A session that has just begun. Its token is a credential and stays inside this package. */
public final class OpenedSession {

    private final AccountId account;
    private final RefreshToken token;
    private final Instant expiresAt;

    OpenedSession(AccountId account, RefreshToken token, Instant expiresAt) {
        this.account = account;
        this.token = token;
        this.expiresAt = expiresAt;
    }

    public AccountId account() {
        return account;
    }

    public SessionId session() {
        return token.session();
    }

    RefreshToken token() {
        return token;
    }

    /** When it ends if nobody refreshes, to the second. */
    Instant expiresAt() {
        return expiresAt;
    }
}
