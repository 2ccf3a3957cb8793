package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.Store;
import chat.mia.consent.ConsentHead.Choice;
import chat.mia.consent.ConsentView.Clear;
import chat.mia.consent.ConsentView.PromptReason;
import chat.mia.consent.ConsentView.Status;
import chat.mia.consent.Holder.Receipt;
import chat.mia.policy.Policies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The choices of accounts, and what they are worth at this moment. */
@ApplicationScoped
public class Consents {

    private static final String BY_ACCOUNT =
            "SELECT " + ConsentHead.COLUMNS + " FROM consent_subject consent WHERE consent.account_id = $1";

    private static final String BY_RECEIPT = "SELECT " + ConsentHead.COLUMNS + " FROM consent_subject consent"
            + " WHERE consent.id = (SELECT subject FROM consent_event WHERE id = $1)"
            + " AND consent.account_id IS NULL AND consent.closed_at IS NULL";

    private final Pool database;
    private final Subjects subjects;
    private final Catalogue catalogue;
    private final Policies policies;
    private final Clock clock;

    Consents(Pool database, Subjects subjects, Catalogue catalogue, Policies policies, Clock clock) {
        this.database = database;
        this.subjects = subjects;
        this.catalogue = catalogue;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Begins the chain of a new account, which must have one before it can choose. Runs on the Hibernate Reactive
     * session of the caller's transaction, after the account itself was persisted there; fails where it already has
     * one.
     */
    public Uni<Void> open(AccountId account) {
        return SubjectEntry.of(subjects.newId(), account, subjects.newSalt())
                .persist()
                .replaceWithVoid();
    }

    /** The account's newest choice, read from the database; unset where it never chose or does not exist. */
    public Uni<ConsentHead> find(AccountId account) {
        return find(BY_ACCOUNT, account.value());
    }

    /** The newest choice of the browser that shows this receipt; unset where it is no credential. */
    Uni<ConsentHead> find(Receipt receipt) {
        return find(BY_RECEIPT, receipt.event());
    }

    private Uni<ConsentHead> find(String statement, UUID by) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(by))
                .map(rows -> rows.size() == 0
                        ? ConsentHead.UNSET
                        : ConsentHead.from(rows.iterator().next()));
    }

    /**
     * What a choice is worth now.
     *
     * @param gpc whether the request carries Global Privacy Control
     */
    public ConsentView view(ConsentHead head, boolean gpc) {
        Circumstances circumstances = circumstances(gpc);
        Set<String> granted = circumstances.granted(head);
        Map<String, Boolean> choices = choices(granted);
        Optional<PromptReason> objection = circumstances.objectionTo(head);
        // Where nothing is optional there is nothing to ask.
        Optional<PromptReason> prompt = gpc || choices.isEmpty() ? Optional.empty() : objection;
        Optional<Choice> choice = head.choice();
        String current = policies.current().name();
        return new ConsentView(
                current,
                choice.map(Choice::policyVersion).orElse(null),
                objection.isPresent() ? Status.UNSET : status(choices),
                choices,
                choice.map(Choice::decidedAt).orElse(null),
                choice.map(Choice::expiresAt).orElse(null),
                prompt.isPresent(),
                prompt.orElse(null),
                objection.isEmpty() && !current.equals(choice.orElseThrow().policyVersion()),
                gpc,
                // A browser that never chose here may hold a valid Yes of its own, which this service does not know.
                choice.isPresent() ? clear(granted) : Clear.NOTHING,
                Optional.empty());
    }

    /**
     * What a new access token says of the choice.
     *
     * @param gpc whether the request carries Global Privacy Control
     */
    public ConsentClaim claim(ConsentHead head, boolean gpc) {
        Set<String> optional =
                catalogue.optionalCategories().stream().map(Category::id).collect(Collectors.toSet());
        return ConsentClaim.of(head.within(optional), circumstances(gpc));
    }

    /** This second, under the policy in force. */
    Circumstances circumstances(boolean gpc) {
        return new Circumstances(clock.instant().truncatedTo(ChronoUnit.SECONDS), policies.sinceMaterialChange(), gpc);
    }

    private static Status status(Map<String, Boolean> choices) {
        if (!choices.containsValue(true)) {
            return Status.REFUSED;
        }
        return choices.containsValue(false) ? Status.PARTIAL : Status.GRANTED;
    }

    private Map<String, Boolean> choices(Set<String> granted) {
        Map<String, Boolean> choices = new TreeMap<>();
        catalogue.optionalCategories().forEach(category -> choices.put(category.id(), granted.contains(category.id())));
        return choices;
    }

    private Clear clear(Set<String> granted) {
        Set<Category> refused = catalogue.optionalCategories().stream()
                .filter(category -> !granted.contains(category.id()))
                .collect(Collectors.toSet());
        return new Clear(
                catalogue.names(Store.COOKIE, refused),
                catalogue.names(Store.LOCAL_STORAGE, refused),
                catalogue.names(Store.CACHE, refused));
    }
}
