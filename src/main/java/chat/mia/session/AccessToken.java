package chat.mia.session;

import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentHead;
import java.time.Instant;
import java.util.List;

/**
 * What a verified access token says.
 *
 * @param account who is signed in ({@code sub})
 * @param session in which session ({@code sid})
 * @param authenticatedAt when the password was given ({@code auth_time})
 * @param expiresAt the end of this token ({@code exp})
 * @param sessionExpiresAt the end of the session if nobody refreshes ({@code sxp})
 * @param roles what the account may do beyond its own affairs ({@code roles})
 * @param csrfHash what {@code X-CSRF-Token} must hash to ({@code csh})
 * @param consent the account's choice when the token was made ({@code consent})
 */
record AccessToken(
        AccountId account,
        SessionId session,
        Instant authenticatedAt,
        Instant expiresAt,
        Instant sessionExpiresAt,
        List<String> roles,
        String csrfHash,
        ConsentHead consent) {

    AccessToken {
        roles = List.copyOf(roles);
    }

    /**
     * The same with another choice. It ends when this one does: only a refresh prolongs, or a stolen access token could
     * be kept alive without ever showing the refresh token.
     */
    AccessToken withConsent(ConsentHead head) {
        return new AccessToken(account, session, authenticatedAt, expiresAt, sessionExpiresAt, roles, csrfHash, head);
    }
}
