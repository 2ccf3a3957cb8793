package chat.mia.policy;

import chat.mia.web.Problem;
import chat.mia.web.PublicOrigin;
import chat.mia.web.WebProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All versions of the policy as they were published, in memory: they are few and small, and asked for all the time. */
@ApplicationScoped
public class PublishedPolicies {

    private final PublicOrigin origin;
    private final Clock clock;

    /** In the order of publication. */
    private volatile List<PublishedPolicy> versions = List.of();

    private volatile Standing standing;

    PublishedPolicies(PublicOrigin origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /** Adds versions that were published after those that are known. */
    synchronized void add(List<PublishedPolicy> newer) {
        Set<String> known = names();
        List<PublishedPolicy> all = new ArrayList<>(versions);
        newer.stream().filter(policy -> !known.contains(policy.name())).forEach(all::add);
        versions = List.copyOf(all);
    }

    /** In the order of publication; never empty once the service has started. */
    List<PublishedPolicy> all() {
        return versions;
    }

    /** The same as they stand now. */
    List<ListedVersion> listed() {
        Standing now = standing();
        return now.versions().stream()
                .map(policy -> ListedVersion.of(policy, now))
                .toList();
    }

    Set<String> names() {
        return versions.stream().map(PublishedPolicy::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The version in force. */
    PublishedPolicy current() {
        return standing().inForce();
    }

    /** How the versions stand now. */
    Standing standing() {
        Instant now = clock.instant();
        List<PublishedPolicy> known = versions;
        Standing found = standing;
        if (found == null || !found.holds(now, known)) {
            found = Standing.at(now, known);
            standing = found;
        }
        return found;
    }

    /** Empty where no version has this name. */
    Optional<PublishedPolicy> lookup(String name) {
        return versions.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /** @throws Problem {@code not-found} where no version has this name */
    PublishedPolicy find(String name) {
        return lookup(name)
                .orElseThrow(() -> Problem.of(
                        WebProblem.NOT_FOUND,
                        "Choose one of the versions listed at /api/v1/policies/cookies/versions."));
    }

    /** Whether this version was published and is not in force yet. */
    boolean isAnnounced(String name) {
        Instant now = clock.instant();
        return lookup(name)
                .filter(policy -> now.isBefore(policy.version().inForceFrom()))
                .isPresent();
    }

    /**
     * By what a receipt names a version.
     *
     * @throws Problem {@code not-found} where no version has this name
     */
    public PolicyReference reference(String name) {
        PolicyDocument document = find(name).first();
        return new PolicyReference(origin.link("/legal/cookies/" + name), document.sha256());
    }

    /** The language of a version for readers of none that it was published in; empty where no version has this name. */
    public Optional<Locale> firstLanguage(String name) {
        return lookup(name).map(policy -> policy.first().language());
    }
}
