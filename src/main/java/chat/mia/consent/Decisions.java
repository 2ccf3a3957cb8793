package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.consent.ChoiceResource.Choice;
import chat.mia.consent.Holder.Account;
import chat.mia.consent.Holder.Nobody;
import chat.mia.consent.Holder.Receipt;
import chat.mia.policy.Policies;
import chat.mia.web.CoarseUserAgent;
import chat.mia.web.Deadline;
import chat.mia.web.WebProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What requests decide: understood here, kept by the ledger. */
@ApplicationScoped
class Decisions {

    private final CurrentAccount currentAccount;
    private final Catalogue catalogue;
    private final Policies policies;
    private final Consents consents;
    private final Holders holders;
    private final AnonymousBudget budget;
    private final Ledger ledger;
    private final RecordedCounts counts;
    private final EarlierRequests earlier;
    private final Deadline deadline;

    Decisions(
            CurrentAccount currentAccount,
            Catalogue catalogue,
            Policies policies,
            Consents consents,
            Holders holders,
            AnonymousBudget budget,
            Ledger ledger,
            RecordedCounts counts,
            EarlierRequests earlier,
            Deadline deadline) {
        this.currentAccount = currentAccount;
        this.catalogue = catalogue;
        this.policies = policies;
        this.consents = consents;
        this.holders = holders;
        this.budget = budget;
        this.ledger = ledger;
        this.counts = counts;
        this.earlier = earlier;
        this.deadline = deadline;
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
                CoarseUserAgent.of(request.getHeader("User-Agent")).toString(),
                Optional.empty());
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
                CoarseUserAgent.of(request.getHeader("User-Agent")).toString(),
                Optional.empty());
    }

    /**
     * Records a decision of whoever the request is about.
     *
     * @param key where the request may be one that was recorded before
     */
    Uni<Outcome> record(HttpServerRequest request, Decision decision, Optional<IdempotencyKey> key) {
        return record(holders.of(request), request, decision, key);
    }

    private Uni<Outcome> record(
            Holder holder, HttpServerRequest request, Decision decision, Optional<IdempotencyKey> key) {
        if (holder instanceof Nobody) {
            budget.spend(request);
        }
        // Counted before the deadline: what is written after it is in the ledger too.
        Uni<Optional<Recorded>> recorded =
                deadline.on(ledger.record(holder, decision, consents.circumstances(decision.gpc()), key)
                        .invoke(done -> done.ifPresent(event -> counts.add(holder, event))));
        return recorded.chain(done -> done.map(event -> Uni.createFrom().item(Outcome.of(event)))
                .orElseGet(() -> repeated(holder, key)
                        .chain(before -> before.map(outcome -> Uni.createFrom().item(outcome))
                                .orElseGet(() -> withoutCredential(holder, request, decision, key)))));
    }

    private Uni<Optional<Outcome>> repeated(Holder holder, Optional<IdempotencyKey> key) {
        return key.map(given -> deadline.on(earlier.find(holder, given)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** A receipt that is no credential is as good as none; an account without a chain was erased. */
    private Uni<Outcome> withoutCredential(
            Holder holder, HttpServerRequest request, Decision decision, Optional<IdempotencyKey> key) {
        if (holder instanceof Receipt) {
            return record(new Nobody(), request, decision, key);
        }
        // Of nobody a key that was neither taken nor found was being forgotten just now: it is free a moment later.
        throw holder instanceof Account ? currentAccount.erased() : WebProblem.temporarilyUnavailable();
    }
}
