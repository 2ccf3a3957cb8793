package chat.mia.consent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The notices of one version of the policy by language. Later releases may word a notice anew under the same version.
 *
 * @param first as each was worded first
 * @param newest as each is worded now
 */
record NoticesOfVersion(Map<Locale, Notice> first, Map<Locale, Notice> newest) {

    NoticesOfVersion {
        first = Collections.unmodifiableMap(new LinkedHashMap<>(first));
        newest = Collections.unmodifiableMap(new LinkedHashMap<>(newest));
    }

    /**
     * @param stored in the order in which they were stored
     * @throws IllegalStateException where there are none: each version is published together with its notices
     */
    static NoticesOfVersion of(List<Notice> stored) {
        if (stored.isEmpty()) {
            throw new IllegalStateException("A version of the policy has no notices");
        }
        Map<Locale, Notice> first = new LinkedHashMap<>();
        Map<Locale, Notice> newest = new LinkedHashMap<>();
        stored.forEach(notice -> {
            Locale language = Locale.forLanguageTag(notice.locale());
            first.putIfAbsent(language, notice);
            newest.put(language, notice);
        });
        return new NoticesOfVersion(first, newest);
    }
}
