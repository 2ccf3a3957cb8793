package chat.mia.policy;

import chat.mia.catalogue.Catalogue;
import chat.mia.web.Languages;
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
 * All versions of the policy, each rendered once in each language, when the service starts: the same bytes for everybody,
 * and a template that cannot be rendered is noticed before anybody asks for it.
 */
@Startup
@ApplicationScoped
public class PublishedPolicies {

    private final Policies policies;
    private final PublicOrigin origin;
    private final Languages languages;
    private final Map<String, PublishedPolicy> byName = new LinkedHashMap<>();

    PublishedPolicies(Policies policies, Catalogue catalogue, PublicOrigin origin, Languages languages) {
        this.policies = policies;
        this.origin = origin;
        this.languages = languages;
        policies.versions().forEach(version -> byName.put(version.name(), publish(version, catalogue)));
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
        return new PolicyReference(
                origin.link("/legal/cookies/" + policy.version().name()),
                policy.in(languages.fallback()).sha256());
    }

    private PublishedPolicy publish(PolicyVersion version, Catalogue catalogue) {
        Map<Locale, PolicyDocument> documents = new LinkedHashMap<>();
        for (Locale language : languages.all()) {
            PolicyContent content = new PolicyText(language, catalogue.entries()).content(policies.contactEmail());
            String html = PolicyPageResource.Templates.document(version, content.sections(), language)
                    .setLocale(language)
                    .render();
            documents.put(language, PolicyDocument.of(version, language, content, html));
        }
        return new PublishedPolicy(version, documents);
    }
}
