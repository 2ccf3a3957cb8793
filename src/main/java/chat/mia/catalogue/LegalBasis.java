package chat.mia.catalogue;

import java.util.Locale;

/** What allows something to be stored on a device: the visitor's consent, or an exemption from it. */
public enum LegalBasis {

    /** He said Yes (Directive 2002/58/EC, Article 5(3), first sentence; GDPR, Article 6(1)(a)). */
    CONSENT,

    /** Strictly necessary for a service that he explicitly requested (Directive 2002/58/EC, Article 5(3), second sentence). */
    SERVICE_REQUESTED,

    /**
     * Keeps a preference that he set himself, which makes it part of what he requested (the same exemption; Article 29
     * Working Party, Opinion 04/2012, section 3.6).
     */
    PREFERENCE_REQUESTED,

    /** Remembers his answer, so that it is obeyed, can be shown and can be taken back (GDPR, Article 7(1) and (3)). */
    CHOICE_KEPT;

    /** That of an entry which was kept before entries named theirs. */
    static LegalBasis usualFor(Category category) {
        if (category.isOptional()) {
            return CONSENT;
        }
        return category.equals(Category.ESSENTIAL) ? SERVICE_REQUESTED : PREFERENCE_REQUESTED;
    }

    /** The one with this {@link #id}. */
    static LegalBasis named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As it is configured and published, for example {@code service-requested}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
