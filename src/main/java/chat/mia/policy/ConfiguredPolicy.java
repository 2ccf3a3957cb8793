package chat.mia.policy;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.web.Languages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the policy would say by the texts and the settings of this start, published or not. */
@ApplicationScoped
class ConfiguredPolicy {

    private final PolicyVersion version;
    private final String contactEmail;
    private final List<CatalogueEntry> catalogue;
    private final List<Locale> languages;

    ConfiguredPolicy(PolicyConfig config, Catalogue catalogue, Languages languages) {
        this.version = new PolicyVersion(
                config.version(),
                config.lastUpdated(),
                config.effective().orElse(config.lastUpdated()),
                config.material());
        this.contactEmail = config.contactEmail();
        this.catalogue = catalogue.configured();
        this.languages = languages.all();
    }

    PolicyVersion version() {
        return version;
    }

    List<CatalogueEntry> catalogue() {
        return catalogue;
    }

    /** In each language of the deployment, in their order. */
    Map<Locale, PolicyContent> contents() {
        Map<Locale, PolicyContent> contents = new LinkedHashMap<>();
        languages.forEach(
                language -> contents.put(language, new PolicyText(language, catalogue).content(contactEmail)));
        return contents;
    }

    /** With its pages rendered, which is done once in the life of a version. */
    PublishedPolicy rendered() {
        Map<Locale, PolicyDocument> documents = new LinkedHashMap<>();
        contents().forEach((language, content) -> documents.put(language, document(language, content)));
        return new PublishedPolicy(version, documents, catalogue);
    }

    private PolicyDocument document(Locale language, PolicyContent content) {
        String html = PolicyPageResource.Templates.document(version, content.sections(), language, languages)
                .setLocale(language)
                .render();
        return PolicyDocument.of(version, language, content, html);
    }
}
