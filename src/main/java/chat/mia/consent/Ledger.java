package chat.mia.consent;

import chat.mia.consent.Holder.Account;
import chat.mia.consent.Holder.Receipt;
import chat.mia.time.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes events, each in one statement that is also its transaction; nothing here changes or removes one. */
@ApplicationScoped
class Ledger {

    private final Pool database;
    private final Subjects subjects;
    private final TimeOrderedIds ids;
    private final ConsentLifetimes lifetimes;
    private final ChangedConsents changed;

    Ledger(Pool database, Subjects subjects, TimeOrderedIds ids, ConsentLifetimes lifetimes, ChangedConsents changed) {
        this.database = database;
        this.subjects = subjects;
        this.ids = ids;
        this.lifetimes = lifetimes;
        this.changed = changed;
    }

    /**
     * Records a decision: it is either in the ledger and in force, or neither. Of somebody who shows nothing a Yes begins
     * a chain, and a No leaves no identifier.
     *
     * @param now when it occurs, and under which policy versions the choice before it still counts
     * @param key of a request that may be repeated
     * @return empty where nothing was recorded: there is no such account, the receipt is no credential, or the key was
     *     used in the last 24 hours
     */
    Uni<Optional<Recorded>> record(Holder holder, Decision decision, Circumstances now, Optional<IdempotencyKey> key) {
        ConsentEvent event =
                new ConsentEvent(ids.next(), now.now(), Optional.of(lifetimes.end(decision, now.now())), decision);
        if (holder instanceof Account account) {
            String statement = key.isPresent() ? LedgerStatements.APPEND_ONCE : LedgerStatements.APPEND;
            return write(statement, append(event, account.id().value(), now.versionsInForce()), event, key)
                    .invoke(recorded -> recorded.ifPresent(ignored -> changed.add(account.id(), event.head())));
        }
        if (holder instanceof Receipt receipt) {
            String statement =
                    key.isPresent() ? LedgerStatements.APPEND_BY_RECEIPT_ONCE : LedgerStatements.APPEND_BY_RECEIPT;
            return write(statement, append(event, receipt.event(), now.versionsInForce()), event, key);
        }
        return decision.granted().isEmpty() ? note(event, key) : begin(event, key);
    }

    private Uni<Optional<Recorded>> begin(ConsentEvent event, Optional<IdempotencyKey> key) {
        UUID subject = subjects.newId();
        Tuple values = choice(event, subject)
                .addValue(Buffer.buffer(Chain.genesis(subject)))
                .addValue(Buffer.buffer(subjects.newSalt()));
        return write(key.isPresent() ? LedgerStatements.BEGIN_ONCE : LedgerStatements.BEGIN, values, event, key);
    }

    private Uni<Optional<Recorded>> note(ConsentEvent event, Optional<IdempotencyKey> key) {
        String statement = key.isPresent() ? LedgerStatements.NOTE_ONCE : LedgerStatements.NOTE;
        return write(statement, values(event, null), event, key);
    }

    private Uni<Optional<Recorded>> write(
            String statement, Tuple values, ConsentEvent event, Optional<IdempotencyKey> key) {
        key.ifPresent(given -> values.addUUID(given.value()).addValue(Buffer.buffer(given.bodyHash())));
        return database.preparedQuery(statement).execute(values).map(rows -> recorded(event, rows));
    }

    private static Optional<Recorded> recorded(ConsentEvent event, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        Action action = Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT));
        Optional<Place> place = Optional.ofNullable(row.getUUID("subject"))
                .map(subject -> new Place(
                        subject,
                        row.getBuffer("salt").getBytes(),
                        row.getLong("seq"),
                        row.getBuffer("hash").getBytes()));
        return Optional.of(new Recorded(event, action, place));
    }

    private static Tuple append(ConsentEvent event, UUID foundBy, Set<String> versionsInForce) {
        Action replacing = event.decision().replacing();
        return choice(event, foundBy)
                .addValue(versionsInForce.toArray(String[]::new))
                .addValue(replacing.text())
                .addValue(Buffer.buffer(event.contentHash(replacing)));
    }

    private static Tuple choice(ConsentEvent event, UUID foundBy) {
        return values(event, foundBy).addValue(event.decision().granted().toArray(String[]::new));
    }

    private static Tuple values(ConsentEvent event, UUID foundBy) {
        Decision decision = event.decision();
        return Tuple.tuple()
                .addUUID(event.id())
                .addUUID(foundBy)
                .addOffsetDateTime(utc(event.occurredAt()))
                .addOffsetDateTime(event.expiresAt().map(Ledger::utc).orElse(null))
                .addOffsetDateTime(decision.claimedAt().map(Ledger::utc).orElse(null))
                .addString(decision.first().text())
                .addValue(Buffer.buffer(event.contentHash(decision.first())))
                .addValue(new JsonObject(Map.copyOf(decision.choices())))
                .addString(decision.policyVersion())
                .addString(decision.source().orElse(null))
                .addString(decision.locale().orElse(null))
                .addBoolean(decision.gpc())
                .addString(decision.userAgent())
                .addValue(decision.notice()
                        .map(hash -> Buffer.buffer(HexFormat.of().parseHex(hash)))
                        .orElse(null));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
