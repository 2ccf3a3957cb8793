package chat.mia.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What is held of the choices of an account, for its owner, a page at a time; each is empty at the end. */
@ApplicationScoped
public class ConsentRecords {

    /** The account's own chain, and those that were linked to it, with the number of the link: 0 for its own. */
    private static final String ALL = """
        WITH own AS (SELECT id FROM consent_subject WHERE account_id = $1),
        mine AS (
          SELECT 0 AS link, id FROM own
          UNION ALL
          SELECT seq, linked_subject FROM consent_event
           WHERE subject = (SELECT id FROM own) AND linked_subject IS NOT NULL)
        """;

    private static final String CHAINS = ALL + """
        SELECT mine.link, s.id, s.salt, s.seq, s.head, s.closed_at, s.granted, s.policy_version, s.decided_at,
               s.expires_at, s.gpc
          FROM mine JOIN consent_subject s ON s.id = mine.id
         WHERE mine.link > $2 ORDER BY mine.link LIMIT $3
        """;

    /** Columns by name: with {@code *} a migration that adds one would fail it wherever it is prepared already. */
    private static final String EVENTS = """
        SELECT subject, seq, id, action, occurred_at, expires_at, claimed_at, choices, policy_version, notice_hash, source,
               locale, gpc, user_agent, linked_subject, content_hash, prev_hash, hash
          FROM consent_event WHERE subject = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4
        """;

    private static final String REQUESTS = ALL + """
        SELECT owner, key, event_id, body_hash, at FROM consent_request
         WHERE owner IN (SELECT $1 UNION ALL SELECT id FROM mine) AND (owner, key) > ($2, $3)
         ORDER BY owner, key LIMIT $4
        """;

    private static final String TOLD = """
        SELECT xid::text AS xid, id, at, decided_at, granted FROM service_event
         WHERE account_id = $1 AND (xid, id) > ($2::text::xid8, $3) ORDER BY xid, id LIMIT $4
        """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Pool database;

    ConsentRecords(Pool database) {
        this.database = database;
    }

    /** The account's own chain first, then those that were linked to it, in that order. */
    public Uni<List<HeldChain>> chainsAfter(Optional<HeldChain> last, AccountId account, int limit) {
        Tuple values = Tuple.of(account.value(), last.map(HeldChain::link).orElse(-1L), limit);
        return find(CHAINS, values, HeldChain::of);
    }

    /** The events of a chain as it was then: what came since is left out, and what was there never changes. */
    public Uni<List<HeldEvent>> eventsAfter(Optional<HeldEvent> last, HeldChain chain, int limit) {
        Tuple values = Tuple.of(chain.subject(), last.map(HeldEvent::seq).orElse(0L), chain.seq(), limit);
        return find(EVENTS, values, HeldEvent::of);
    }

    /** The requests with an {@code Idempotency-Key}, also those that were made before a chain was linked. */
    public Uni<List<HeldRequest>> requestsAfter(Optional<HeldRequest> last, AccountId account, int limit) {
        Tuple values = Tuple.of(
                account.value(),
                last.map(HeldRequest::owner).orElse(BEFORE_ALL),
                last.map(HeldRequest::key).orElse(BEFORE_ALL),
                limit);
        return find(REQUESTS, values, HeldRequest::of);
    }

    /** What other services were told of the account's choice. */
    public Uni<List<ToldChange>> toldAfter(Optional<ToldChange> last, AccountId account, int limit) {
        Tuple values = Tuple.of(
                account.value(),
                last.map(ToldChange::xid).orElse("0"),
                last.map(ToldChange::id).orElse(0L),
                limit);
        return find(TOLD, values, ToldChange::of);
    }

    private <T> Uni<List<T>> find(String statement, Tuple values, Function<Row, T> read) {
        return database.preparedQuery(statement)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(read)
                        .toList());
    }
}
