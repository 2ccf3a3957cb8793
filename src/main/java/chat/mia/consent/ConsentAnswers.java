package chat.mia.consent;

import chat.mia.catalogue.GrantedCategories;
import chat.mia.catalogue.SetCookie;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** What a browser is given: the view, after something was recorded with its receipt, and the cookies that match it. */
@ApplicationScoped
class ConsentAnswers {

    private final CurrentAccount currentAccount;
    private final Consents consents;
    private final Receipts receipts;
    private final AnalyticsCookies analyticsCookies;
    private final GrantedCategories granted;

    ConsentAnswers(
            CurrentAccount currentAccount,
            Consents consents,
            Receipts receipts,
            AnalyticsCookies analyticsCookies,
            GrantedCategories granted) {
        this.currentAccount = currentAccount;
        this.consents = consents;
        this.receipts = receipts;
        this.analyticsCookies = analyticsCookies;
        this.granted = granted;
    }

    /** The view where nothing was recorded; what lapsed meanwhile is taken away, and nothing else is set. */
    RestResponse<ConsentView> show(ConsentHead head, HttpServerRequest request) {
        boolean gpc = GlobalPrivacyControl.requestedBy(request);
        return with(analyticsCookies.lapsed(request, currentAccount.id(), head, gpc), consents.view(head, gpc));
    }

    Uni<RestResponse<ConsentView>> give(Outcome outcome, HttpServerRequest request) {
        return outcome.proof()
                .map(recorded -> receipts.issue(recorded).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(receipt -> answer(outcome.head(), receipt, request));
    }

    private RestResponse<ConsentView> answer(ConsentHead head, Optional<String> receipt, HttpServerRequest request) {
        boolean gpc = GlobalPrivacyControl.requestedBy(request);
        ConsentView view = consents.view(head, gpc);
        granted.are(view.allowed());
        List<SetCookie> cookies = new ArrayList<>(analyticsCookies.matching(request, currentAccount.id(), head, gpc));
        if (currentAccount.id().isPresent()) {
            currentAccount.renewedWith(head, gpc).ifPresent(cookies::add);
        }
        return with(cookies, view.with(receipt));
    }

    private static RestResponse<ConsentView> with(List<SetCookie> cookies, ConsentView view) {
        var answer = RestResponse.ResponseBuilder.ok(view);
        cookies.forEach(cookie -> answer.header("Set-Cookie", cookie.header()));
        return answer.build();
    }
}
