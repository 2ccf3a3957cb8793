package chat.mia.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The notices in the database: all that were ever given out. */
final class NoticeTable {

    private static final String COLUMNS = "SELECT sha256, policy_version, locale, document FROM notice";

    private NoticeTable() {}

    /** The replicas that start at once all do this, and earlier ones did: the first one's row stays. */
    static Uni<Void> add(SqlClient transaction, Collection<Notice> notices) {
        List<Tuple> rows = notices.stream()
                .map(notice ->
                        Tuple.of(bytes(notice.sha256()), notice.policyVersion(), notice.locale(), notice.document()))
                .toList();
        return transaction
                .preparedQuery("INSERT INTO notice (sha256, policy_version, locale, document) VALUES ($1, $2, $3, $4)"
                        + " ON CONFLICT DO NOTHING")
                .executeBatch(rows)
                .replaceWithVoid();
    }

    /** @param sha256 64 hexadecimal digits */
    static Uni<Optional<Notice>> find(SqlClient database, String sha256) {
        return notices(database, " WHERE sha256 = $1", bytes(sha256))
                .map(found -> found.stream().findFirst());
    }

    /** Those that were given out under a version of the policy, in the order in which they were stored. */
    static Uni<List<Notice>> under(SqlClient database, String policyVersion) {
        return notices(database, " WHERE policy_version = $1 ORDER BY published_at, sha256", policyVersion);
    }

    private static Uni<List<Notice>> notices(SqlClient database, String which, Object parameter) {
        return database.preparedQuery(COLUMNS + which)
                .execute(Tuple.of(parameter))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(NoticeTable::notice)
                        .toList());
    }

    private static Notice notice(Row row) {
        return new Notice(
                HexFormat.of().formatHex(row.getBuffer("sha256").getBytes()),
                row.getString("policy_version"),
                row.getString("locale"),
                row.getString("document"));
    }

    private static Buffer bytes(String sha256) {
        return Buffer.buffer(HexFormat.of().parseHex(sha256));
    }
}
