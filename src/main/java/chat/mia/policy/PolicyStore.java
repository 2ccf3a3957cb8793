package chat.mia.policy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Reads and writes published versions while the service starts; each call waits up to half a minute for the database. */
@ApplicationScoped
class PolicyStore {

    private static final Logger LOG = Logger.getLogger("mia.policy");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Pool database;
    private final PublishedTogether together;

    PolicyStore(Pool database, PublishedTogether together) {
        this.database = database;
        this.together = together;
    }

    /** All versions, in the order of publication. */
    List<PublishedPolicy> read() {
        return PolicyTable.unknown(database, Set.of()).await().atMost(LIMIT);
    }

    /**
     * Stores a version after those that are known, unless another replica was faster with one: then nothing.
     *
     * @return what was stored after those that are known, by this replica or by another; never empty
     */
    List<PublishedPolicy> add(PublishedPolicy next, List<PublishedPolicy> known) {
        Set<String> names = known.stream().map(PublishedPolicy::name).collect(Collectors.toSet());
        Function<SqlClient, Uni<Void>> also = together.of(next.name(), next.catalogue());
        return database.withTransaction(transaction -> PolicyTable.lock(transaction)
                        .chain(() -> PolicyTable.unknown(transaction, names))
                        .chain(newer -> newer.isEmpty()
                                ? PolicyTable.add(transaction, next)
                                        .chain(() -> also.apply(transaction))
                                        .invoke(() -> tell(next.version()))
                                        .replaceWith(List.of(next))
                                : Uni.createFrom().item(newer)))
                .await()
                .atMost(LIMIT);
    }

    /** What a release says beside the policy may change under the same version; the new words are stored too. */
    void addWhatBelongsTo(ConfiguredPolicy policy) {
        Function<SqlClient, Uni<Void>> also = together.of(policy.version().name(), policy.catalogue());
        database.withTransaction(also::apply).await().atMost(LIMIT);
    }

    private static void tell(PolicyVersion version) {
        LOG.infof(
                "version %s of the cookie policy is published, in force from %s on, %s",
                version.name(),
                version.effective(),
                version.material() ? "visitors are asked again" : "earlier choices still count");
    }
}
