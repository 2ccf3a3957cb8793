package chat.mia.policy;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.Catalogue.Stage;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Publishes what this start says, once: the first start under a new name stores it, and every later one must say the same.
 * In development nothing is stored, so that texts can be worked on.
 */
@ApplicationScoped
class Publication {

    private static final Logger LOG = Logger.getLogger("mia.policy");

    /** Before the scheduler (0): a start that is refused must not have begun any work. */
    private static final int FIRST = -10;

    private final PolicyStore store;
    private final ConfiguredPolicy configured;
    private final PublishedPolicies published;
    private final Catalogue catalogue;
    private final Clock clock;
    private final LaunchMode mode;

    Publication(
            PolicyStore store,
            ConfiguredPolicy configured,
            PublishedPolicies published,
            Catalogue catalogue,
            Clock clock,
            LaunchMode mode) {
        this.store = store;
        this.configured = configured;
        this.published = published;
        this.catalogue = catalogue;
        this.clock = clock;
        this.mode = mode;
    }

    /**
     * Before all that asks what is in force.
     *
     * @throws ConfigurationException where this start contradicts what was published; Quarkus prints the message alone
     */
    void publish(@Observes @Priority(FIRST) StartupEvent starting) {
        List<PublishedPolicy> versions = mode == LaunchMode.DEVELOPMENT ? draft() : stored();
        published.add(versions);
        catalogue.follow(versions.stream()
                .map(policy -> new Stage(policy.version().inForceFrom(), policy.catalogue()))
                .toList());
        tellWhatOvertookIt(versions);
    }

    /** All versions, that of this start among them. */
    private List<PublishedPolicy> stored() {
        List<PublishedPolicy> known = new ArrayList<>(store.read());
        while (find(known).isEmpty()) {
            PublishedPolicy next = configured.rendered();
            requireNone(unfit(PublicationRules.complaints(known, next, clock.instant())));
            // Whatever another replica has published meanwhile is looked at first.
            known.addAll(store.add(next, known));
        }
        requireNone(changed(find(known).orElseThrow()));
        requireNone(unfit(PublicationRules.sessionCookies(known, configured.catalogue(), clock.instant())));
        store.addWhatBelongsTo(configured);
        return known;
    }

    /** The same for development: what this start says takes the place of what was published, and no row is written. */
    private List<PublishedPolicy> draft() {
        List<PublishedPolicy> versions = new ArrayList<>(store.read());
        PublishedPolicy next = configured.rendered();
        Complaint complaint = find(versions)
                .map(this::changed)
                .orElseGet(() -> unfit(PublicationRules.complaints(versions, next, clock.instant())));
        if (!complaint.isEmpty()) {
            LOG.warnf("In production this would not start. %s", complaint.text());
        }
        versions.removeIf(policy -> policy.name().equals(next.name()));
        versions.add(next);
        store.addWhatBelongsTo(configured);
        return versions;
    }

    private Complaint changed(PublishedPolicy stored) {
        return Complaint.changed(stored.name(), PolicyDifferences.between(stored, configured));
    }

    private Complaint unfit(List<String> rules) {
        return Complaint.unfit(configured.version().name(), rules);
    }

    private static void requireNone(Complaint complaint) {
        if (!complaint.isEmpty()) {
            throw new ConfigurationException("Mia Consent cannot start. " + complaint.text());
        }
    }

    private void tellWhatOvertookIt(List<PublishedPolicy> versions) {
        PolicyVersion newest = versions.get(versions.size() - 1).version();
        if (!newest.name().equals(configured.version().name())) {
            LOG.warnf(
                    "mia.policy.version is %s, but version %s was published after it and is served as it was stored,"
                            + " in force from %s on",
                    configured.version().name(), newest.name(), newest.effective());
        }
    }

    private Optional<PublishedPolicy> find(List<PublishedPolicy> versions) {
        return versions.stream()
                .filter(policy -> policy.name().equals(configured.version().name()))
                .findFirst();
    }
}
