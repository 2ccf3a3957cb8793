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
public class PublishedPolicies {

    private final Policies policies;
    private final PublicOrigin origin;
    private final Map<String, PublishedPolicy> byName = new LinkedHashMap<>();

    PublishedPolicies(Policies policies, PolicyText text, PublicOrigin origin) {
        this.policies = policies;
        this.origin = origin;
        policies.versions().forEach(version -> byName.put(version.name(), publish(version, text)));
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

    /**
     * By what a receipt names a version.
     *
     * @throws Problem {@code not-found} where no version has this name
     */
    public PolicyReference reference(String name) {
        PublishedPolicy policy = find(name);
        return new PolicyReference(address(policy.version()), policy.sha256());
    }

    /** The version's own, for that one stays when a newer version takes over /legal/cookies. */
    private String address(PolicyVersion version) {
        return origin.link("/legal/cookies/" + version.name());
    }

    private PublishedPolicy publish(PolicyVersion version, PolicyText text) {
        String canonical = address(version);
        String html = PolicyPageResource.Templates.document(version, text.sections(), canonical, Locale.ENGLISH)
                .render();
        return PublishedPolicy.of(version, text.sections(), text.entries(), html);
    }
}
