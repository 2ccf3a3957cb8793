package chat.mia.consent;

import chat.mia.consent.Holder.Account;
import chat.mia.consent.Holder.Receipt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The events that somebody may see: his own. */
@ApplicationScoped
class OwnEvents {

    private static final String FIND = "SELECT " + StoredEvents.COLUMNS
            + " FROM consent_event e JOIN consent_subject consent ON consent.id = e.subject WHERE e.id = $1 AND ";

    /** Also those of the anonymous chains that were linked to the account. */
    private static final String OF_ACCOUNT = FIND + """
            (consent.account_id = $2 OR consent.id IN (
              SELECT link.linked_subject FROM consent_event link JOIN consent_subject own ON own.id = link.subject
               WHERE own.account_id = $2 AND link.action = 'link'))
            """;

    private static final String OF_RECEIPT =
            FIND + "consent.id IN (SELECT s.id FROM consent_subject s WHERE " + LedgerStatements.BY_RECEIPT + ")";

    private final Pool database;

    OwnEvents(Pool database) {
        this.database = database;
    }

    /** Empty where there is no such event with a place in a chain, or not of this holder. */
    Uni<Optional<Recorded>> find(Holder holder, UUID event) {
        if (holder instanceof Account account) {
            return find(OF_ACCOUNT, event, account.id().value());
        }
        if (holder instanceof Receipt receipt) {
            return find(OF_RECEIPT, event, receipt.event());
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Recorded>> find(String statement, UUID event, UUID owner) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(event, owner))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(StoredEvents.from(rows.iterator().next())));
    }
}
