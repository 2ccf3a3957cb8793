package chat.mia.policy;

import chat.mia.web.Problem;
import chat.mia.web.PublicOrigin;
import chat.mia.web.WebProblem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All versions of the policy, each rendered once, when the service starts: the same bytes for everybody, and a template
 * that cannot be rendered is noticed before anybody asks for it.
 */
@Startup
@ApplicationScoped
class PublishedPolicies {

    private final Policies policies;
    private final Map<String, PublishedPolicy> byName = new LinkedHashMap<>();

    PublishedPolicies(Policies policies, PolicyText text, PublicOrigin origin) {
        this.policies = policies;
        policies.versions().forEach(version -> byName.put(version.name(), publish(version, text, origin)));
    }

    PublishedPolicy current() {
        return find(policies.current().name());
    }

    /** @throws Problem {@code not-found} where no version has this name */
    PublishedPolicy find(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> Problem.of(
                        WebProblem.NOT_FOUND,
                        "Choose one of the versions listed at /api/v1/policies/cookies/versions."));
    }

    private static PublishedPolicy publish(PolicyVersion version, PolicyText text, PublicOrigin origin) {
        // The version's own address, for that one stays when a newer version takes over /legal/cookies.
        String canonical = origin.link("/legal/cookies/" + version.name());
        String html = PolicyPageResource.Templates.document(version, text.sections(), canonical, Locale.ENGLISH)
                .render();
        return PublishedPolicy.of(version, text.sections(), text.entries(), html);
    }
}
