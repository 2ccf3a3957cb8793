package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.consent.ConsentHead.Choice;
import chat.mia.policy.Policies;
import chat.mia.time.TimeOrderedIds;
import chat.mia.web.CoarseUserAgent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the ledger keeps of a link. */
@ApplicationScoped
class LinkEvents {

    private final Catalogue catalogue;
    private final Policies policies;
    private final TimeOrderedIds ids;

    LinkEvents(Catalogue catalogue, Policies policies, TimeOrderedIds ids) {
        this.catalogue = catalogue;
        this.policies = policies;
        this.ids = ids;
    }

    /** @param after the account's choice after the link; the event tells it where it counts */
    ConsentEvent of(LinkedChain browser, ConsentHead after, Circumstances now, HttpServerRequest request) {
        Optional<Choice> holds = Linking.counting(after, now);
        Decision decision = new Decision(
                false,
                holds.map(this::choices).orElseGet(TreeMap::new),
                holds.map(Choice::policyVersion)
                        .orElseGet(() -> policies.current().name()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                holds.map(Choice::gpc).orElse(now.gpc()),
                CoarseUserAgent.of(request.getHeader("User-Agent")).toString(),
                Optional.of(browser.id()));
        return new ConsentEvent(ids.next(), now.now(), holds.map(Choice::expiresAt), decision);
    }

    private SortedMap<String, Boolean> choices(Choice choice) {
        SortedMap<String, Boolean> choices = new TreeMap<>();
        catalogue.optionalCategories().forEach(category -> choices.put(category.id(), false));
        choice.granted().forEach(category -> choices.put(category, true));
        return choices;
    }
}
