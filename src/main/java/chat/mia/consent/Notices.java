package chat.mia.consent;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.policy.Policies;
import chat.mia.policy.PublishedPolicies;
import chat.mia.policy.PublishedTogether;
import chat.mia.web.Deadline;
import chat.mia.web.Languages;
import chat.mia.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The notices: those in force, and all that ever were. One is stored before it is given out the first time, so that what
 * somebody saw can be got back from its hash, and together with its version of the policy, so that whoever knows the
 * version has its notices too.
 */
@ApplicationScoped
class Notices implements PublishedTogether {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Pool database;
    private final Deadline deadline;
    private final NoticeText text;
    private final Languages languages;
    private final Policies policies;
    private final PublishedPolicies published;
    private final Map<String, NoticesOfVersion> byVersion = new ConcurrentHashMap<>();

    Notices(
            Pool database,
            Deadline deadline,
            NoticeText text,
            Languages languages,
            Policies policies,
            PublishedPolicies published) {
        this.database = database;
        this.deadline = deadline;
        this.text = text;
        this.languages = languages;
        this.policies = policies;
        this.published = published;
    }

    /** Those of this start, in each language of the deployment. */
    @Override
    public Function<SqlClient, Uni<Void>> of(String version, List<CatalogueEntry> catalogue) {
        List<Notice> notices = languages.all().stream()
                .map(language -> text.of(version, catalogue, language))
                .toList();
        return transaction -> NoticeTable.add(transaction, notices)
                .chain(() -> NoticeTable.under(transaction, version))
                .invoke(stored -> byVersion.put(version, NoticesOfVersion.of(inUse(stored, notices))))
                .replaceWithVoid();
    }

    /** The words of this start are the newest to it, even where it is an older release that was started again. */
    private static List<Notice> inUse(List<Notice> stored, List<Notice> own) {
        return Stream.concat(stored.stream(), own.stream()).toList();
    }

    /**
     * The notice to show now, in the language that suits best.
     *
     * @param asked a well-formed language tag
     */
    Uni<Notice> in(String asked) {
        String version = policies.current().name();
        return under(version).map(notices -> best(version, notices.newest(), asked));
    }

    /** The notice with this hash, however old; empty where none was ever published under it. */
    Uni<Optional<Notice>> find(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return byVersion.values().stream()
                .flatMap(notices -> notices.newest().values().stream())
                .filter(notice -> notice.sha256().equals(sha256))
                .findFirst()
                .map(notice -> Uni.createFrom().item(Optional.of(notice)))
                .orElseGet(() -> deadline.on(NoticeTable.find(database, sha256)));
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

    /**
     * The notice that a decision was made before. Where that is not attested, the one that its version of the policy was
     * published with, in the language of the decision or else in the first one; always the same for the same decision.
     */
    Uni<Notice> shownFor(Decision decision) {
        return decision.notice()
                .map(sha256 -> find(sha256).map(Optional::orElseThrow))
                .orElseGet(() -> under(decision.policyVersion())
                        .map(notices -> best(
                                decision.policyVersion(),
                                notices.first(),
                                decision.locale().orElse(null))));
    }

    /** What was published under a version stays, so it is read once. */
    private Uni<NoticesOfVersion> under(String version) {
        NoticesOfVersion known = byVersion.get(version);
        return known != null
                ? Uni.createFrom().item(known)
                : deadline.on(NoticeTable.under(database, version))
                        .map(NoticesOfVersion::of)
                        .invoke(read -> byVersion.putIfAbsent(version, read));
    }

    private Notice best(String version, Map<Locale, Notice> notices, String asked) {
        return Languages.among(notices.keySet(), asked)
                .or(() -> published.firstLanguage(version))
                .map(notices::get)
                .orElseGet(() -> notices.values().iterator().next());
    }
}
