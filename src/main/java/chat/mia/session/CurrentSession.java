package chat.mia.session;

import chat.mia.catalogue.SetCookie;
import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentHead;
import chat.mia.consent.CurrentAccount;
import chat.mia.keys.CurrentAdmin;
import chat.mia.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** The session that a request is made in, as {@link AccessTokenCheck} found it. */
@RequestScoped
public class CurrentSession implements CurrentAccount, CurrentAdmin {

    private final AccessTokens accessTokens;
    private final SessionCookies cookies;
    private Optional<AccessToken> token = Optional.empty();
    private boolean byCookie;

    CurrentSession(AccessTokens accessTokens, SessionCookies cookies) {
        this.accessTokens = accessTokens;
        this.cookies = cookies;
    }

    void begin(AccessToken verified, boolean cameAsCookie) {
        token = Optional.of(verified);
        byCookie = cameAsCookie;
    }

    @Override
    public Optional<AccountId> id() {
        return token.map(AccessToken::account);
    }

    /** The session that the access token names. @throws IllegalStateException where there is none */
    public SessionId session() {
        return required().session();
    }

    @Override
    public ConsentHead consent() {
        return required().consent();
    }

    @Override
    public Optional<SetCookie> renewedWith(ConsentHead head, boolean gpc) {
        AccessToken renewed = required().withConsent(head);
        return byCookie ? Optional.of(cookies.accessToken(accessTokens.sign(renewed, gpc))) : Optional.empty();
    }

    @Override
    public Problem erased() {
        return SessionProblem.sessionEnded();
    }

    @Override
    public UUID accountId() {
        return required().account().value();
    }

    @Override
    public UUID sessionId() {
        return required().session().value();
    }

    /** What the access token says. @throws IllegalStateException where the checks of the resource do not demand one */
    AccessToken required() {
        return token.orElseThrow(() -> new IllegalStateException("The resource method is not marked @SignedIn"));
    }
}
