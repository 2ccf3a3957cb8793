package chat.mia.consent;

import chat.mia.consent.Holder.Account;
import chat.mia.consent.Holder.Receipt;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads chains backwards, a page at a time. */
@ApplicationScoped
class History {

    /**
     * An event as it is told to whom it is about.
     *
     * @param at when it was recorded
     * @param source null for a withdrawal and a link, as is the locale
     */
    record Event(
            UUID id,
            Instant at,
            String action,
            Map<String, Boolean> choices,
            String policyVersion,
            String source,
            String locale) {

        Event {
            choices = Collections.unmodifiableMap(new TreeMap<>(choices));
        }
    }

    /**
     * Some events, newest first.
     *
     * @param next where the older ones are; empty where there are none
     */
    record Page(List<Event> events, Optional<HistoryCursor> next) {

        Page {
            events = List.copyOf(events);
        }
    }

    /** $1 the number of the first event that is too new, $2 whom the chain is found by, $3 how many. */
    private static final String SQL = """
            SELECT id, seq, occurred_at, action, choices, policy_version, source, locale
              FROM consent_event
             WHERE subject = (SELECT s.id FROM consent_subject s WHERE %s) AND seq < $1
             ORDER BY seq DESC LIMIT $3
            """;

    private static final String OF_ACCOUNT = SQL.formatted(LedgerStatements.BY_ACCOUNT);
    private static final String OF_RECEIPT = SQL.formatted(LedgerStatements.BY_RECEIPT);

    private final Pool database;

    History(Pool database) {
        this.database = database;
    }

    /** The events before a cursor; none of a receipt that is no credential. Asks nothing of the database for nobody. */
    Uni<Page> before(HistoryCursor cursor, Holder holder, int limit) {
        if (holder instanceof Account account) {
            return find(OF_ACCOUNT, account.id().value(), cursor, limit);
        }
        return holder instanceof Receipt receipt
                ? find(OF_RECEIPT, receipt.event(), cursor, limit)
                : Uni.createFrom().item(new Page(List.of(), Optional.empty()));
    }

    private Uni<Page> find(String statement, UUID foundBy, HistoryCursor cursor, int limit) {
        // One more than is shown tells whether there is a next page.
        return database.preparedQuery(statement)
                .execute(Tuple.of(cursor.seq(), foundBy, limit + 1))
                .map(rows -> page(rows, limit));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Row> all = StreamSupport.stream(rows.spliterator(), false).toList();
        List<Row> shown = all.subList(0, Math.min(limit, all.size()));
        return new Page(
                shown.stream().map(History::event).toList(),
                all.size() > limit
                        ? Optional.of(new HistoryCursor(shown.get(limit - 1).getLong("seq")))
                        : Optional.empty());
    }

    private static Event event(Row row) {
        return new Event(
                row.getUUID("id"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("action"),
                choices(row.get(JsonObject.class, "choices")),
                row.getString("policy_version"),
                row.getString("source"),
                row.getString("locale"));
    }

    private static Map<String, Boolean> choices(JsonObject stored) {
        Map<String, Boolean> choices = new TreeMap<>();
        stored.forEach(choice -> choices.put(choice.getKey(), (Boolean) choice.getValue()));
        return choices;
    }
}
