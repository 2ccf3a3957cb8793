package chat.mia.policy;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.Store;
import chat.mia.policy.PolicySection.Part;
import chat.mia.web.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What the policy says in one language: its words from the message bundle, its lists from the catalogue. */
final class PolicyText {

    private static final Category ANALYTICS = new Category("analytics");

    private final Locale language;
    private final PolicyMessages messages;
    private final List<CatalogueEntry> entries;

    /** @param entries those of the catalogue, in its order */
    PolicyText(Locale language, List<CatalogueEntry> entries) {
        this.language = language;
        this.messages = Languages.words(PolicyMessages.class, language);
        this.entries = entries;
    }

    /** @param contactEmail the address to write to */
    PolicyContent content(String contactEmail) {
        return new PolicyContent(sections(contactEmail), declared(entry -> true));
    }

    private List<PolicySection> sections(String contactEmail) {
        return List.of(
                PolicySection.of(
                        "cookies", messages.cookiesTitle(), messages.cookiesMeaning(), messages.cookiesScope()),
                PolicySection.of("used", messages.usedTitle(), messages.usedScope())
                        .with(used()),
                PolicySection.of("cache", messages.cacheTitle(), messages.cacheMeaning(), messages.cacheControl())
                        .with(caches()),
                PolicySection.of("managing", messages.managingTitle(), messages.managingScope())
                        .with(managing()),
                PolicySection.of("changes", messages.changesTitle(), messages.changesReason(), messages.changesNews()),
                PolicySection.of("contact", messages.contactTitle(), messages.contactMeaning())
                        .with(contactEmail));
    }

    private List<Part> used() {
        List<Part> parts = new ArrayList<>();
        parts.add(table("essential", messages.essentialTitle(), messages.essentialMeaning()));
        parts.add(table("functional", messages.functionalTitle(), messages.functionalMeaning()));
        Category.optionalAmong(entries).forEach(category -> parts.add(optional(category)));
        parts.add(Part.text("third-parties", messages.thirdPartiesTitle(), messages.thirdPartiesMeaning()));
        return parts;
    }

    private Part optional(Category category) {
        return category.equals(ANALYTICS)
                ? table(
                        category.id(),
                        messages.analyticsTitle(),
                        messages.optionalMeaning(),
                        messages.analyticsMeaning())
                : table(category.id(), messages.optionalTitle(category.id()), messages.optionalMeaning());
    }

    private Part table(String category, String title, String... paragraphs) {
        return new Part(
                category,
                title,
                List.of(paragraphs),
                declared(entry -> entry.category().id().equals(category) && entry.store() != Store.CACHE));
    }

    /** Caches have their own section, so their table stands there. */
    private List<Part> caches() {
        List<DeclaredEntry> caches = declared(entry -> entry.store() == Store.CACHE);
        return caches.isEmpty() ? List.of() : List.of(new Part("caches", messages.cacheTitle(), List.of(), caches));
    }

    private List<Part> managing() {
        return List.of(
                Part.text("banner", messages.bannerTitle(), messages.bannerMeaning()),
                Part.text("browser", messages.browserTitle(), messages.browserMeaning()),
                Part.text("settings", messages.settingsTitle(), messages.settingsMeaning()));
    }

    private List<DeclaredEntry> declared(Predicate<CatalogueEntry> wanted) {
        return entries.stream()
                .filter(wanted)
                .map(entry -> DeclaredEntry.of(entry, language, messages))
                .toList();
    }
}
