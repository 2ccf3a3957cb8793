package chat.mia.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One version of the policy in all the languages that it was published in.
 *
 * @param documents by language, never empty; the first one is for readers of none of them
 */
record PublishedPolicy(PolicyVersion version, Map<Locale, PolicyDocument> documents) {

    PublishedPolicy {
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    /** The document in this language, or in the first one where the version was not published in it. */
    PolicyDocument in(Locale language) {
        PolicyDocument document = documents.get(language);
        return document == null ? documents.values().iterator().next() : document;
    }
}
