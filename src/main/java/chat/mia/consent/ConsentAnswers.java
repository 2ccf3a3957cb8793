package chat.mia.consent;

import chat.mia.catalogue.SetCookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** What a browser is given after something was recorded: the view with its receipt, and the cookies that match it. */
@ApplicationScoped
class ConsentAnswers {

    private final CurrentAccount currentAccount;
    private final Consents consents;
    private final Receipts receipts;
    private final AnalyticsCookies analyticsCookies;

    ConsentAnswers(
            CurrentAccount currentAccount, Consents consents, Receipts receipts, AnalyticsCookies analyticsCookies) {
        this.currentAccount = currentAccount;
        this.consents = consents;
        this.receipts = receipts;
        this.analyticsCookies = analyticsCookies;
    }

    RestResponse<ConsentView> give(Outcome outcome, HttpServerRequest request) {
        boolean gpc = GlobalPrivacyControl.requestedBy(request);
        ConsentHead head = outcome.head();
        List<SetCookie> cookies = new ArrayList<>(analyticsCookies.matching(request, currentAccount.id(), head, gpc));
        if (currentAccount.id().isPresent()) {
            currentAccount.renewedWith(head, gpc).ifPresent(cookies::add);
        }
        var answer = RestResponse.ResponseBuilder.ok(
                consents.view(head, gpc).with(outcome.proof().map(receipts::issue)));
        cookies.forEach(cookie -> answer.header("Set-Cookie", cookie.header()));
        return answer.build();
    }
}
