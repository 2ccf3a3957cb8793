package chat.mia.consent;

import chat.mia.catalogue.SetCookie;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    Uni<RestResponse<ConsentView>> give(Outcome outcome, HttpServerRequest request) {
        return outcome.proof()
                .map(recorded -> receipts.issue(recorded).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(receipt -> answer(outcome.head(), receipt, request));
    }

    private RestResponse<ConsentView> answer(ConsentHead head, Optional<String> receipt, HttpServerRequest request) {
        boolean gpc = GlobalPrivacyControl.requestedBy(request);
        List<SetCookie> cookies = new ArrayList<>(analyticsCookies.matching(request, currentAccount.id(), head, gpc));
        if (currentAccount.id().isPresent()) {
            currentAccount.renewedWith(head, gpc).ifPresent(cookies::add);
        }
        var answer = RestResponse.ResponseBuilder.ok(consents.view(head, gpc).with(receipt));
        cookies.forEach(cookie -> answer.header("Set-Cookie", cookie.header()));
        return answer.build();
    }
}
