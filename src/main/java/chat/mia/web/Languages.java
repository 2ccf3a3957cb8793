package chat.mia.web;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The languages that the service speaks in this deployment, and which of them suits a reader. */
@ApplicationScoped
@Named("languages")
public class Languages {

    /** Those that there are texts in. */
    public static final List<Locale> WRITTEN = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("uk"),
            Locale.forLanguageTag("ar"));

    /** Longer lists are no reader's; parsing them would be work done for nothing. */
    private static final int LONGEST_LIST = 500;

    private static final Set<String> WRITTEN_RIGHT_TO_LEFT = Set.of("ar");

    private final List<Locale> all;

    /** @throws IllegalArgumentException where the setting names none, one twice, or one that there are no texts in */
    Languages(WebConfig config) {
        all = List.copyOf(config.languages());
        if (all.isEmpty() || !WRITTEN.containsAll(all) || new HashSet<>(all).size() < all.size()) {
            throw new IllegalArgumentException("mia.languages must be some of "
                    + String.join(
                            ",", WRITTEN.stream().map(Locale::toLanguageTag).toList()) + ", each once, but is "
                    + String.join(",", all.stream().map(Locale::toLanguageTag).toList()));
        }
    }

    /** In the order of the setting; never empty. */
    public List<Locale> all() {
        return all;
    }

    /** Their tags, with spaces in between. */
    public String tags() {
        return tags(all);
    }

    /** For readers of none of them: the first. */
    public Locale fallback() {
        return all.get(0);
    }

    /**
     * The language that suits a reader best: the one asked for by name, else the first of the preferences that there is
     * (RFC 4647, section 3.4), else the fallback. What cannot be read counts as not said.
     *
     * @param asked a language tag, for example of a query parameter; may be null
     * @param preferences the value of {@code Accept-Language}; may be null
     */
    public Locale best(String asked, String preferences) {
        return among(all, asked).or(() -> among(all, preferences)).orElseGet(this::fallback);
    }

    /** {@code rtl} for scripts that run from right to left, else {@code ltr}; the values of HTML's {@code dir}. */
    @TemplateExtension(namespace = "lang")
    public static String direction(Locale language) {
        return WRITTEN_RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr";
    }

    /** The language's tag, for example {@code uk}. */
    @TemplateExtension(namespace = "lang")
    static String tag(Locale language) {
        return language.toLanguageTag();
    }

    /** The tags of these languages, with spaces in between. */
    @TemplateExtension(namespace = "lang")
    static String tags(List<Locale> languages) {
        return languages.stream().map(Locale::toLanguageTag).collect(Collectors.joining(" "));
    }

    /** What the language calls itself, for example {@code Українська}. */
    @TemplateExtension(namespace = "lang")
    static String ownName(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /**
     * A name in Latin letters as it must stand in running text of this language: in one that runs from right to left its
     * parts would change places (Unicode Bidirectional Algorithm, section 2.4, explicit directional isolates).
     */
    @TemplateExtension(namespace = "lang")
    static String within(Locale language, String name) {
        return direction(language).equals("rtl") ? "\u2066" + name + "\u2069" : name;
    }

    /**
     * The words of a message bundle whose default language is English.
     *
     * @param language one of {@link #WRITTEN}
     */
    public static <T> T words(Class<T> bundle, Locale language) {
        return language.equals(Locale.ENGLISH)
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language.toLanguageTag()));
    }

    /**
     * The first of the preferences that is among these languages (RFC 4647, section 3.4); empty where none is, or the
     * preferences cannot be read.
     *
     * @param ranges like {@code Accept-Language}, or a single tag; may be null
     */
    public static Optional<Locale> among(Collection<Locale> available, String ranges) {
        if (ranges == null || ranges.length() > LONGEST_LIST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(ranges), available));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
