package chat.mia.policy;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.web.Languages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One version of the policy in all the languages that it was published in.
 *
 * @param documents by language, never empty; the first one is for readers of none of them
 * @param catalogue what it allows to be stored on a device
 */
record PublishedPolicy(PolicyVersion version, Map<Locale, PolicyDocument> documents, List<CatalogueEntry> catalogue) {

    PublishedPolicy {
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
        catalogue = List.copyOf(catalogue);
    }

    String name() {
        return version.name();
    }

    /** The document in this language, or in the first one where the version was not published in it. */
    PolicyDocument in(Locale language) {
        PolicyDocument document = documents.get(language);
        return document == null ? first() : document;
    }

    /**
     * The document that suits a reader best, of those that this version was published in: later ones may be published in
     * others.
     *
     * @param asked a language tag that goes before the preferences; may be null
     * @param preferences the value of {@code Accept-Language}; may be null
     */
    PolicyDocument best(String asked, String preferences) {
        return Languages.among(documents.keySet(), asked)
                .or(() -> Languages.among(documents.keySet(), preferences))
                .map(documents::get)
                .orElseGet(this::first);
    }

    /** The document for readers of none of its languages. */
    PolicyDocument first() {
        return documents.values().iterator().next();
    }
}
