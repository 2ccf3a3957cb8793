package chat.mia.consent;

import chat.mia.web.FilterOrder;
import chat.mia.web.UnreadBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers gateways that ask whether a request may be let through: 204 or 403, whatever comes. It stands before routing
 * and all other checks, since a gateway takes any other status for a failure and answers the visitor with an error.
 */
@Singleton
class CheckHandler {

    private final Gatekeeper gatekeeper;
    private final VerdictCounts counts;

    CheckHandler(Gatekeeper gatekeeper, VerdictCounts counts) {
        this.gatekeeper = gatekeeper;
        this.counts = counts;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.GATEWAY);
    }

    private void handle(RoutingContext context) {
        Optional<String> category = CheckPath.category(context);
        if (category.isEmpty()) {
            context.next();
            return;
        }
        Verdict verdict = gatekeeper.judge(category.get(), context.request());
        counts.add(verdict);
        UnreadBody.discard(context);
        context.response()
                .setStatusCode(verdict == Verdict.GRANTED ? 204 : 403)
                .putHeader("Consent-Decision", verdict.text())
                .end();
    }
}
