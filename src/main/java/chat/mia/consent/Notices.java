package chat.mia.consent;

import chat.mia.web.Deadline;
import chat.mia.web.Languages;
import chat.mia.web.Problem;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The notices: those in force, rendered once in each language, and all that ever were. One is stored before it is given
 * out the first time, so that what somebody saw can be got back from its hash.
 */
@ApplicationScoped
class Notices {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Pool database;
    private final Deadline deadline;
    private final Languages languages;
    private final Map<Locale, Notice> byLocale = new LinkedHashMap<>();

    Notices(Pool database, Deadline deadline, NoticeText text, Languages languages) {
        this.database = database;
        this.deadline = deadline;
        this.languages = languages;
        languages.all().forEach(language -> byLocale.put(language, text.in(language)));
    }

    /** The replicas that start at once all do this, and earlier ones did: the first one's row stays. */
    void publish(@Observes StartupEvent starting) {
        List<Tuple> rows = byLocale.values().stream()
                .map(notice ->
                        Tuple.of(bytes(notice.sha256()), notice.policyVersion(), notice.locale(), notice.document()))
                .toList();
        database.preparedQuery("INSERT INTO notice (sha256, policy_version, locale, document) VALUES ($1, $2, $3, $4)"
                        + " ON CONFLICT DO NOTHING")
                .executeBatch(rows)
                .await()
                .atMost(LIMIT);
    }

    /**
     * The notice to show now, in the language that suits best.
     *
     * @param asked a well-formed language tag
     */
    Notice in(String asked) {
        return byLocale.get(languages.best(asked, null));
    }

    /** The notice with this hash, however old; empty where none was ever published under it. */
    Uni<Optional<Notice>> find(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return byLocale.values().stream()
                .filter(notice -> notice.sha256().equals(sha256))
                .findFirst()
                .map(notice -> Uni.createFrom().item(Optional.of(notice)))
                .orElseGet(() -> deadline.on(read(sha256)));
    }

    /**
     * Makes sure that a choice was made before a notice of ours. One that is not in memory may have been published by
     * another replica, or under an earlier policy that still counts.
     *
     * @param sha256 null where the app showed a text of its own; then nothing is asked
     * @return failing with {@code unknown-notice} where it was not
     */
    Uni<Void> requireShown(String sha256, String policyVersion) {
        if (sha256 == null) {
            return Uni.createFrom().voidItem();
        }
        return find(sha256)
                .invoke(notice -> notice.filter(found -> found.policyVersion().equals(policyVersion))
                        .orElseThrow(() -> Problem.of(
                                ConsentProblem.UNKNOWN_NOTICE,
                                "Send the sha256 of a notice that this service gave under this policyVersion, or leave"
                                        + " notice out for a text of your own.")))
                .replaceWithVoid();
    }

    /** The notice that a decision was made before; where that is not attested, the one in force in the first language. */
    Uni<Notice> shownFor(Decision decision) {
        return decision.notice()
                .map(this::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.of(byLocale.get(languages.fallback()))))
                .map(Optional::orElseThrow);
    }

    private Uni<Optional<Notice>> read(String sha256) {
        return database.preparedQuery("SELECT policy_version, locale, document FROM notice WHERE sha256 = $1")
                .execute(Tuple.of(bytes(sha256)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(notice(sha256, rows.iterator().next())));
    }

    private static Notice notice(String sha256, Row row) {
        return new Notice(sha256, row.getString("policy_version"), row.getString("locale"), row.getString("document"));
    }

    private static Buffer bytes(String sha256) {
        return Buffer.buffer(HexFormat.of().parseHex(sha256));
    }
}
