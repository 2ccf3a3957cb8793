package chat.mia.policy;

import chat.mia.catalogue.CatalogueJson;
import chat.mia.database.AdvisoryLock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The published versions in the database. */
final class PolicyTable {

    /** Who holds it publishes; the others wait, and find what he has published. */
    private static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d706f6c63L);

    private static final String UNKNOWN = "SELECT v.name, v.last_updated, v.effective, v.material, v.catalogue,"
            + " d.language, d.html, d.content, d.sha256"
            + " FROM policy_version v JOIN policy_document d ON d.version = v.name"
            + " WHERE v.name <> ALL ($1)"
            + " ORDER BY v.number, d.position";

    private static final String ADD = "INSERT INTO policy_version (name, last_updated, effective, material, catalogue)"
            + " VALUES ($1, $2, $3, $4, $5)";

    private static final String ADD_DOCUMENT =
            "INSERT INTO policy_document (version, position, language, html, content, sha256)"
                    + " VALUES ($1, $2, $3, $4, $5, $6)";

    private PolicyTable() {}

    /** Keeps the other replicas from publishing until the transaction ends. */
    static Uni<Boolean> lock(SqlClient transaction) {
        return LOCK.take(transaction);
    }

    /** The versions of other names than these, in the order of publication. */
    static Uni<List<PublishedPolicy>> unknown(SqlClient database, Set<String> known) {
        return database.preparedQuery(UNKNOWN)
                .execute(Tuple.of(known.toArray(String[]::new)))
                .map(PolicyTable::policies);
    }

    static Uni<Void> add(SqlClient transaction, PublishedPolicy policy) {
        PolicyVersion version = policy.version();
        List<Tuple> documents = new ArrayList<>();
        for (PolicyDocument document : policy.documents().values()) {
            documents.add(Tuple.tuple(List.of(
                    version.name(),
                    documents.size() + 1,
                    document.language().toLanguageTag(),
                    document.html(),
                    document.json(),
                    Buffer.buffer(HexFormat.of().parseHex(document.sha256())))));
        }
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        version.name(),
                        version.lastUpdated(),
                        version.effective(),
                        version.material(),
                        CatalogueJson.write(policy.catalogue()).encode()))
                .chain(() -> transaction.preparedQuery(ADD_DOCUMENT).executeBatch(documents))
                .replaceWithVoid();
    }

    private static List<PublishedPolicy> policies(RowSet<Row> rows) {
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        rows.forEach(row -> byName.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                .add(row));
        return byName.values().stream().map(PolicyTable::policy).toList();
    }

    private static PublishedPolicy policy(List<Row> rows) {
        Row first = rows.get(0);
        PolicyVersion version = new PolicyVersion(
                first.getString("name"),
                first.getLocalDate("last_updated"),
                first.getLocalDate("effective"),
                first.getBoolean("material"));
        Map<Locale, PolicyDocument> documents = new LinkedHashMap<>();
        rows.forEach(row -> {
            PolicyDocument document = document(version, row);
            documents.put(document.language(), document);
        });
        return new PublishedPolicy(version, documents, CatalogueJson.read(new JsonArray(first.getString("catalogue"))));
    }

    private static PolicyDocument document(PolicyVersion version, Row row) {
        return PolicyDocument.stored(
                version,
                Locale.forLanguageTag(row.getString("language")),
                row.getString("html"),
                row.getString("content"),
                HexFormat.of().formatHex(row.getBuffer("sha256").getBytes()));
    }
}
