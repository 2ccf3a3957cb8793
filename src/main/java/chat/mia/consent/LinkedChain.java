package chat.mia.consent;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * A chain while its row is locked for a link.
 *
 * @param account whose it is; empty for an anonymous one
 * @param closed whether it was linked or erased
 * @param erased whether nobody can tell any more whose it was
 * @param head the hash of its newest event
 */
record LinkedChain(UUID id, Optional<UUID> account, boolean closed, boolean erased, byte[] head, ConsentHead choice) {

    static LinkedChain from(Row row) {
        Buffer salt = row.getBuffer("salt");
        return new LinkedChain(
                row.getUUID("id"),
                Optional.ofNullable(row.getUUID("account_id")),
                row.getOffsetDateTime("closed_at") != null,
                salt == null,
                row.getBuffer("head").getBytes(),
                ConsentHead.from(row));
    }

    boolean belongsTo(AccountId owner) {
        return account.equals(Optional.of(owner.value()));
    }
}
