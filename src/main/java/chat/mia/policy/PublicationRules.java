package chat.mia.policy;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a new version must be like to be published after those that were. A complaint says what to do. */
final class PublicationRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** What stands in addresses where a version's name could. */
    private static final Set<String> TAKEN = Set.of("changes", "versions");

    private final Instant now;
    private final List<String> complaints = new ArrayList<>();

    private PublicationRules(Instant now) {
        this.now = now;
    }

    /**
     * Why a version cannot be published; empty where it can.
     *
     * @param published in the order of publication; may be empty
     */
    static List<String> complaints(List<PublishedPolicy> published, PublishedPolicy next, Instant now) {
        PublicationRules rules = new PublicationRules(now);
        PolicyVersion version = next.version();
        rules.checkName(version.name());
        rules.check(
                version.effective().isBefore(version.lastUpdated()),
                "mia.policy.effective (" + version.effective() + ") lies before mia.policy.last-updated ("
                        + version.lastUpdated() + "): nobody can have been told of it by then");
        if (published.isEmpty()) {
            rules.check(
                    now.isBefore(version.inForceFrom()),
                    "mia.policy.effective (" + version.effective()
                            + ") has not come, and no version was published that is"
                            + " in force until then: publish one that is in force now, then announce this one");
        } else {
            rules.checkAfter(published.get(published.size() - 1).version(), version);
            List<PublishedPolicy> all = new ArrayList<>(published);
            all.add(next);
            rules.complaints.addAll(sessionCookies(all, next.catalogue(), now));
        }
        return rules.complaints;
    }

    /**
     * Where the cookies of a session would not be those that the version in force declares. They are what keeps people
     * signed in, so they change with a start and not while the service runs.
     *
     * @param published never empty
     */
    static List<String> sessionCookies(List<PublishedPolicy> published, List<CatalogueEntry> configured, Instant now) {
        PublishedPolicy inForce = Standing.at(now, published).inForce();
        return Catalogue.SESSION_COOKIES.stream()
                .filter(id -> !areAlike(find(inForce.catalogue(), id), find(configured, id)))
                .map(id -> "mia.catalogue.entries." + id + " is another cookie than in version " + inForce.name()
                        + ", which is in force: declare it as it is there, or make the version that changes it effective"
                        + " at once (mia.policy.effective)")
                .toList();
    }

    private void checkName(String name) {
        check(
                !NAME.matcher(name).matches() || TAKEN.contains(name),
                "mia.policy.version (" + name + ") stands in addresses: use up to 40 letters, digits, dots, hyphens and"
                        + " underscores, a letter or digit first, but neither of " + String.join(", ", TAKEN));
    }

    private void checkAfter(PolicyVersion last, PolicyVersion next) {
        check(
                next.effective().isBefore(last.effective()),
                "mia.policy.effective (" + next.effective() + ") lies before that of version " + last.name() + " ("
                        + last.effective() + "), which was published earlier: choose that day or a later one");
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean unchanged = next.lastUpdated().equals(last.lastUpdated())
                && next.lastUpdated().isBefore(today);
        check(
                next.lastUpdated().isBefore(last.lastUpdated()) || unchanged,
                "mia.policy.last-updated (" + next.lastUpdated() + ") must be the day on which version " + next.name()
                        + " was written, after version " + last.name() + " (" + last.lastUpdated() + ")");
    }

    private void check(boolean wrong, String complaint) {
        if (wrong) {
            complaints.add(complaint);
        }
    }

    private static Optional<CatalogueEntry> find(List<CatalogueEntry> entries, String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private static boolean areAlike(Optional<CatalogueEntry> one, Optional<CatalogueEntry> other) {
        return one.isPresent()
                ? other.filter(entry -> entry.isSetLike(one.get())).isPresent()
                : other.isEmpty();
    }
}
