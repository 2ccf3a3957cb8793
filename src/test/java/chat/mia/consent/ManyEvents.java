package chat.mia.consent;

import chat.mia.testing.Tables;
import chat.mia.testing.Tables.Transaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Appends so many choices to the chain of an account as nobody would wait for over HTTP. */
public final class ManyEvents {

    private static final String APPEND = """
            WITH moved AS (
              UPDATE consent_subject s SET seq = s.seq + 1, head = sha256(s.head || ?::bytea), granted = '{analytics}',
                policy_version = ?, decided_at = ?, expires_at = ?, gpc = false
                FROM consent_subject before WHERE s.account_id = ? AND before.id = s.id
              RETURNING s.id, s.seq, before.head AS prev, s.head)
            INSERT INTO consent_event (id, subject, seq, occurred_at, expires_at, action, choices, policy_version, gpc,
                user_agent, content_hash, prev_hash, hash)
            SELECT ?, id, seq, ?, ?, 'grant', '{"analytics": true}', ?, false, 'Other/Other', ?, prev, head FROM moved
            """;

    private ManyEvents() {}

    public static void append(Tables tables, UUID account, int number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Transaction transaction = tables.transaction()) {
            for (int i = 0; i < number; i++) {
                append(transaction, account, now);
                if (i % 50 == 0) {
                    // Each update looks through all versions of the row that its own transaction has made.
                    transaction.commit();
                }
            }
            transaction.commit();
        }
    }

    private static void append(Transaction transaction, UUID account, Instant now) {
        Instant end = now.plus(1, ChronoUnit.DAYS);
        ConsentEvent event = new ConsentEvent(newId(now), now, Optional.of(end), decision());
        byte[] content = event.contentHash(Action.GRANT);
        var at = now.atOffset(ZoneOffset.UTC);
        var until = end.atOffset(ZoneOffset.UTC);
        String version = Visitor.CURRENT_VERSION;
        transaction.execute(APPEND, content, version, at, until, account, event.id(), at, until, version, content);
    }

    private static UUID newId(Instant now) {
        return new UUID(now.toEpochMilli() << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
    }

    private static Decision decision() {
        return new Decision(
                false,
                new TreeMap<>(Map.of("analytics", true)),
                Visitor.CURRENT_VERSION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "Other/Other",
                Optional.empty());
    }
}
