package chat.mia.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Finds two versions and compares them. */
@ApplicationScoped
class ComparedPolicies {

    private final PublishedPolicies published;
    private final Policies policies;

    ComparedPolicies(PublishedPolicies published, Policies policies) {
        this.published = published;
        this.policies = policies;
    }

    /**
     * What changed between two versions; the older one may be either.
     *
     * @param from a version's name; null or empty for the version before the other one
     * @param to a version's name; null or empty for the version in force
     * @throws chat.mia.web.Problem {@code not-found} where no version has this name
     */
    PolicyChanges between(String from, String to, Locale language) {
        PublishedPolicy after = isGiven(to) ? published.find(to) : published.current();
        PublishedPolicy before = isGiven(from) ? published.find(from) : published.find(before(after.version()));
        return PolicyChanges.between(before, after, language, policies.versions());
    }

    /** The path of the page that shows the same to people. */
    static String address(PolicyChanges changes) {
        return "/legal/cookies/changes?from=" + changes.from().version().name() + "&to="
                + changes.to().version().name() + "&lang="
                + changes.to().language().toLanguageTag();
    }

    /** The first version has none before it and is compared with itself. */
    private String before(PolicyVersion version) {
        List<PolicyVersion> all = policies.versions();
        return all.get(Math.max(0, all.indexOf(version) - 1)).name();
    }

    private static boolean isGiven(String name) {
        return name != null && !name.isEmpty();
    }
}
