package chat.mia.consent;

import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings what a browser chose before sign-in to the account, once. */
@ApplicationScoped
class Links {

    private final Pool database;
    private final CurrentAccount currentAccount;
    private final Receipts receipts;
    private final Consents consents;
    private final LinkEvents events;
    private final ChangedConsents changed;
    private final RecordedCounts counts;
    private final Deadline deadline;

    Links(
            Pool database,
            CurrentAccount currentAccount,
            Receipts receipts,
            Consents consents,
            LinkEvents events,
            ChangedConsents changed,
            RecordedCounts counts,
            Deadline deadline) {
        this.database = database;
        this.currentAccount = currentAccount;
        this.receipts = receipts;
        this.consents = consents;
        this.events = events;
        this.changed = changed;
        this.counts = counts;
        this.deadline = deadline;
    }

    /**
     * Appends a link to the account's chain and closes the browser's, both or neither.
     *
     * @return failing with {@code invalid-receipt} where it is not that of an anonymous chain of ours, and with {@code
     *     receipt-already-linked} where that chain has come to an account; of an account that was erased meanwhile with
     *     {@code session-ended}
     */
    Uni<Outcome> link(AccountId account, String receipt, HttpServerRequest request) {
        UUID event = receipts.read(receipt).orElseThrow(Links::invalidReceipt);
        Uni<Outcome> linked = database.withTransaction(connection -> lock(connection, account, event)
                .chain(chains -> link(connection, own(chains, account), anonymous(chains), request)));
        return deadline.on(linked.invoke(outcome -> linked(account, outcome)));
    }

    private void linked(AccountId account, Outcome outcome) {
        changed.add(account, outcome.head());
        outcome.proof().ifPresent(link -> counts.add(new Holder.Account(account), link));
    }

    private Uni<Outcome> link(
            SqlConnection connection, LinkedChain account, LinkedChain browser, HttpServerRequest request) {
        return lastEvent(connection, account).chain(last -> {
            // Asked for only now, since waiting for the locks takes time.
            Circumstances now = consents.circumstances(GlobalPrivacyControl.requestedBy(request));
            ConsentHead after = new Linking(account.choice(), last, browser.choice()).after(now);
            ConsentEvent event = events.of(browser, after, now, request);
            return append(connection, account, event, after);
        });
    }

    private static Uni<List<LinkedChain>> lock(SqlConnection connection, AccountId account, UUID event) {
        return connection
                .preparedQuery(LinkStatements.LOCK)
                .mapping(LinkedChain::from)
                .execute(Tuple.of(account.value(), event))
                .map(rows -> rows.stream().toList());
    }

    private LinkedChain own(List<LinkedChain> chains, AccountId account) {
        return chains.stream()
                .filter(chain -> chain.belongsTo(account))
                .findFirst()
                .orElseThrow(currentAccount::erased);
    }

    private static LinkedChain anonymous(List<LinkedChain> chains) {
        LinkedChain browser = chains.stream()
                .filter(chain -> chain.account().isEmpty() && !chain.erased())
                .findFirst()
                .orElseThrow(Links::invalidReceipt);
        if (browser.closed()) {
            throw Problem.of(
                    ConsentProblem.RECEIPT_ALREADY_LINKED,
                    "Forget it and read GET /api/v1/consent: its choice has come to an account already.");
        }
        return browser;
    }

    private static Uni<Optional<Instant>> lastEvent(SqlConnection connection, LinkedChain account) {
        return connection
                .preparedQuery(LinkStatements.LAST_EVENT)
                .mapping(row -> row.getOffsetDateTime("occurred_at").toInstant())
                .execute(Tuple.of(account.id()))
                .map(rows -> rows.stream().findFirst());
    }

    private static Uni<Outcome> append(
            SqlConnection connection, LinkedChain account, ConsentEvent event, ConsentHead after) {
        return connection
                .preparedQuery(LinkStatements.APPEND)
                .execute(LinkStatements.values(account, event, after))
                .map(rows -> rows.iterator().next())
                .map(row -> new Place(
                        account.id(),
                        row.getBuffer("salt").getBytes(),
                        row.getLong("seq"),
                        row.getBuffer("head").getBytes()))
                .map(place -> new Outcome(after, Optional.of(new Recorded(event, Action.LINK, Optional.of(place)))));
    }

    private static Problem invalidReceipt() {
        return Problem.of(
                ConsentProblem.INVALID_RECEIPT,
                "Forget it: it is not a receipt of this service for a choice that was made without an account.");
    }
}
