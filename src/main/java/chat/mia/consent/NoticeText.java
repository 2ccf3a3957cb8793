package chat.mia.consent;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.Lifetime;
import chat.mia.web.Languages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a notice says: its words from a message bundle, its lists from the catalogue. */
@ApplicationScoped
class NoticeText {

    /** How the three answers stand: accept, decline and choose side by side, of one size and weight, in this order. */
    static final String LAYOUT = "accept-decline-choose-1";

    private static final Category ANALYTICS = new Category("analytics");

    /** Periods of days and of months can be compared from a common date on only. */
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

    private static final Comparator<Lifetime> SHORTEST_FIRST = Comparator.comparing(NoticeText::rank)
            .thenComparing(lifetime -> SOME_DAY.plus(lifetime.period().orElse(Period.ZERO)));

    /**
     * The notice of a version of the policy in one language.
     *
     * @param catalogue what the version declares
     */
    Notice of(String policyVersion, List<CatalogueEntry> catalogue, Locale language) {
        NoticeMessages messages = Languages.words(NoticeMessages.class, language);
        List<JsonObject> categories = Category.optionalAmong(catalogue).stream()
                .map(category -> describe(
                        category,
                        catalogue.stream()
                                .filter(entry -> entry.category().equals(category))
                                .toList(),
                        language,
                        messages))
                .toList();
        return Notice.of(new JsonObject()
                .put("locale", language.toLanguageTag())
                .put("policyVersion", policyVersion)
                .put("title", messages.title())
                .put("body", messages.body())
                .put("accept", messages.accept())
                .put("decline", messages.decline())
                .put("choose", messages.choose())
                .put("categories", new JsonArray(categories))
                .put("layout", LAYOUT));
    }

    /** A category of the deployment's own is called as it is configured, and so is what it is for. */
    private static JsonObject describe(
            Category category, List<CatalogueEntry> entries, Locale language, NoticeMessages messages) {
        boolean known = category.equals(ANALYTICS);
        String purposes = entries.stream()
                .map(entry -> entry.purpose(language))
                .distinct()
                .collect(Collectors.joining("; "));
        return new JsonObject()
                .put("id", category.id())
                .put("name", known ? messages.analyticsName() : category.id())
                .put("description", known ? messages.analyticsDescription() : purposes)
                .put(
                        "storage",
                        new JsonArray(entries.stream().map(CatalogueEntry::name).toList()))
                .put("retention", longest(entries));
    }

    /** The longest that anything of a category is kept, as the catalogue and the policy write it. */
    private static String longest(List<CatalogueEntry> entries) {
        Lifetime longest = entries.stream()
                .map(CatalogueEntry::lifetime)
                .max(SHORTEST_FIRST)
                .orElseThrow();
        return longest.text();
    }

    private static int rank(Lifetime lifetime) {
        return switch (lifetime.kind()) {
            case SESSION -> 0;
            case PERIOD -> 1;
            case PERSISTENT -> 2;
        };
    }
}
