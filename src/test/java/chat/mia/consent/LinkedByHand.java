package chat.mia.consent;

import chat.mia.testing.Tables;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A link as the ledger keeps it, of a chain that brings no choice. */
final class LinkedByHand {

    private static final String APPEND = """
            WITH moved AS (
              UPDATE consent_subject s SET seq = s.seq + 1, head = sha256(s.head || ?::bytea)
                FROM consent_subject before WHERE s.account_id = ? AND before.id = s.id
              RETURNING s.id, s.seq, before.head AS prev, s.head),
            closed AS (UPDATE consent_subject SET closed_at = ? WHERE id = ?)
            INSERT INTO consent_event (id, subject, seq, occurred_at, action, choices, policy_version, gpc, user_agent,
                linked_subject, content_hash, prev_hash, hash)
            SELECT ?, id, seq, ?, 'link', '{}', ?, false, 'Other/Other', ?, ?, prev, head FROM moved
            """;

    private LinkedByHand() {}

    static void link(Tables tables, UUID account, UUID chain) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ConsentEvent event = new ConsentEvent(newId(now), now, Optional.empty(), decision(chain));
        byte[] content = event.contentHash(Action.LINK);
        tables.update(
                APPEND,
                content,
                account,
                now.atOffset(ZoneOffset.UTC),
                chain,
                event.id(),
                now.atOffset(ZoneOffset.UTC),
                Visitor.CURRENT_VERSION,
                chain,
                content);
    }

    static UUID newId(Instant now) {
        return new UUID(now.toEpochMilli() << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
    }

    private static Decision decision(UUID chain) {
        return new Decision(
                false,
                new TreeMap<>(),
                Visitor.CURRENT_VERSION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "Other/Other",
                Optional.of(chain));
    }
}
