package chat.mia.session;

import chat.mia.consent.ConsentView;
import java.time.Instant;

/**
 * Who is signed in, as clients see it; all of it stands in the access token. Times are to the second.
 *
 * @param accessExpiresAt when the access token ends
 * @param consent what the account's choice is worth in this request
 */
public record SessionView(Account account, Session session, Instant accessExpiresAt, ConsentView consent) {

    /** The account that is signed in. */
    public record Account(String id) {}

    /**
     * The session.
     *
     * @param expiresAt when it ends if nobody refreshes
     */
    public record Session(String id, Instant createdAt, Instant expiresAt) {}

    static SessionView of(AccessToken token, ConsentView consent) {
        return new SessionView(
                new Account(token.account().toString()),
                new Session(token.session().toString(), token.session().createdAt(), token.sessionExpiresAt()),
                token.expiresAt(),
                consent);
    }
}
