package chat.mia.policy;

import chat.mia.web.Deadline;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Learns of versions that other replicas publish while this one runs, as those of the next release do in a rolling update:
 * a choice made there under the new version must count here too.
 */
@ApplicationScoped
class NewVersions {

    private static final Logger LOG = Logger.getLogger("mia.policy");

    private final Pool database;
    private final PublishedPolicies published;
    private final Deadline deadline;
    private volatile boolean away;

    NewVersions(Pool database, PublishedPolicies published, Deadline deadline) {
        this.database = database;
        this.published = published;
        this.deadline = deadline;
    }

    /** Sooner than a replica that has just started gets its first request. */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> read() {
        return deadline.on(PolicyTable.unknown(database, published.names()))
                .invoke(this::learn)
                .replaceWithVoid()
                .onFailure()
                .invoke(this::tell)
                .onFailure()
                .recoverWithNull();
    }

    private void learn(List<PublishedPolicy> newer) {
        away = false;
        published.add(newer);
        newer.forEach(policy -> LOG.infof(
                "another replica has published version %s of the cookie policy, in force from %s on",
                policy.name(), policy.version().effective()));
    }

    private void tell(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("new versions of the policy could not be read: %s", failure);
        }
    }
}
