package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.consent.ConsentResource.Choice;
import chat.mia.policy.Policies;
import chat.mia.web.CoarseUserAgent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What requests decide: understood here, kept by the ledger. */
@ApplicationScoped
class Decisions {

    private final Catalogue catalogue;
    private final Policies policies;
    private final Consents consents;
    private final Ledger ledger;

    Decisions(Catalogue catalogue, Policies policies, Consents consents, Ledger ledger) {
        this.catalogue = catalogue;
        this.policies = policies;
        this.consents = consents;
        this.ledger = ledger;
    }

    /** @param choice one that {@link ChoiceRules} let pass */
    Decision of(Choice choice, HttpServerRequest request) {
        return new Decision(
                false,
                new TreeMap<>(choice.choices()),
                choice.policyVersion(),
                Optional.ofNullable(choice.notice()),
                Optional.of(choice.source()),
                Optional.of(choice.locale()),
                Optional.ofNullable(choice.decidedAt()).map(ChoiceShape::claim),
                GlobalPrivacyControl.requestedBy(request),
                CoarseUserAgent.of(request.getHeader("User-Agent")).toString());
    }

    /** A No to everything optional, under the policy in force. */
    Decision withdrawal(HttpServerRequest request) {
        SortedMap<String, Boolean> none = new TreeMap<>();
        catalogue.optionalCategories().forEach(category -> none.put(category.id(), false));
        return new Decision(
                true,
                none,
                policies.current().name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GlobalPrivacyControl.requestedBy(request),
                CoarseUserAgent.of(request.getHeader("User-Agent")).toString());
    }

    /** Records a decision now and gives the state after it. */
    Uni<ConsentHead> record(Optional<AccountId> account, Decision decision) {
        return ledger.record(account, decision, consents.circumstances(decision.gpc()));
    }
}
