package chat.mia.session;

import chat.mia.consent.PresentedConsent;
import chat.mia.consent.PresentedConsent.Presented.Claim;
import chat.mia.consent.PresentedConsent.Presented.Invalid;
import chat.mia.consent.PresentedConsent.Presented.Nothing;
import chat.mia.session.AccessTokenResult.Valid;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the choice from the access token of a request. */
@ApplicationScoped
class TokenConsent implements PresentedConsent {

    private static final Presented NOTHING = new Nothing();
    private static final Presented INVALID = new Invalid();

    private final PresentedTokens presented;
    private final AccessTokens accessTokens;
    private final EndedSessions ended;

    TokenConsent(PresentedTokens presented, AccessTokens accessTokens, EndedSessions ended) {
        this.presented = presented;
        this.accessTokens = accessTokens;
        this.ended = ended;
    }

    @Override
    public Presented in(HttpServerRequest request) {
        List<String> shown = presented.access(request);
        if (shown.isEmpty()) {
            return NOTHING;
        }
        boolean one = shown.size() == 1;
        if (one && accessTokens.verify(shown.get(0)) instanceof Valid valid) {
            AccessToken token = valid.token();
            return ended.contains(token.session()) ? INVALID : new Claim(token.account(), token.consent());
        }
        return INVALID;
    }
}
