package chat.mia.policy;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.Store;
import chat.mia.policy.PolicySection.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the policy says: its words from the message bundle, its lists from the catalogue. */
@ApplicationScoped
class PolicyText {

    private static final Category ANALYTICS = new Category("analytics");

    private final PolicyMessages messages;
    private final Catalogue catalogue;
    private final Policies policies;

    PolicyText(PolicyMessages messages, Catalogue catalogue, Policies policies) {
        this.messages = messages;
        this.catalogue = catalogue;
        this.policies = policies;
    }

    /** The six sections, in their order. */
    List<PolicySection> sections() {
        return List.of(
                PolicySection.of(1, messages.cookiesTitle(), messages.cookiesMeaning(), messages.cookiesScope()),
                PolicySection.of(2, messages.usedTitle(), messages.usedScope()).with(used()),
                PolicySection.of(3, messages.cacheTitle(), messages.cacheMeaning(), messages.cacheControl())
                        .with(caches()),
                PolicySection.of(4, messages.managingTitle(), messages.managingScope())
                        .with(managing()),
                PolicySection.of(5, messages.changesTitle(), messages.changesReason(), messages.changesNews()),
                PolicySection.of(6, messages.contactTitle(), messages.contactMeaning())
                        .with(policies.contactEmail()));
    }

    /** Everything the catalogue declares, in its order. */
    List<DeclaredEntry> entries() {
        return entries(entry -> true);
    }

    private List<Part> used() {
        List<Part> parts = new ArrayList<>();
        parts.add(table(messages.essentialTitle(), Category.ESSENTIAL, messages.essentialMeaning()));
        parts.add(table(messages.functionalTitle(), Category.FUNCTIONAL, messages.functionalMeaning()));
        catalogue.optionalCategories().forEach(category -> parts.add(optional(category)));
        parts.add(Part.text(messages.thirdPartiesTitle(), messages.thirdPartiesMeaning()));
        return parts;
    }

    private Part optional(Category category) {
        return category.equals(ANALYTICS)
                ? table(messages.analyticsTitle(), category, messages.optionalMeaning(), messages.analyticsMeaning())
                : table(messages.optionalTitle(category.id()), category, messages.optionalMeaning());
    }

    private Part table(String title, Category category, String... paragraphs) {
        return new Part(
                title,
                List.of(paragraphs),
                entries(entry -> entry.category().equals(category) && entry.store() != Store.CACHE));
    }

    /** Caches have their own section, so their table stands there. */
    private List<Part> caches() {
        List<DeclaredEntry> entries = entries(entry -> entry.store() == Store.CACHE);
        return entries.isEmpty() ? List.of() : List.of(new Part(messages.cacheTitle(), List.of(), entries));
    }

    private List<Part> managing() {
        return List.of(
                Part.text(messages.bannerTitle(), messages.bannerMeaning()),
                Part.text(messages.browserTitle(), messages.browserMeaning()),
                Part.text(messages.settingsTitle(), messages.settingsMeaning()));
    }

    private List<DeclaredEntry> entries(Predicate<CatalogueEntry> wanted) {
        return catalogue.entries().stream()
                .filter(wanted)
                .map(entry -> DeclaredEntry.of(entry, messages))
                .toList();
    }
}
