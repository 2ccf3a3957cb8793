package chat.mia.catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that may be stored on a device.
 *
 * @param id stays when the name changes
 * @param name of the cookie, key or cache
 * @param basis what allows it to be stored
 * @param purposes what it is for, as the published policy says it in each language of the deployment
 * @param path cookies only: where it is sent
 * @param httpOnly cookies only: whether scripts cannot read it
 * @param sameSite cookies only: which cross-site requests carry it
 */
public record CatalogueEntry(
        String id,
        String name,
        Store store,
        Category category,
        LegalBasis basis,
        Map<Locale, String> purposes,
        Lifetime lifetime,
        String path,
        boolean httpOnly,
        SameSite sameSite) {

    public CatalogueEntry {
        purposes = Map.copyOf(purposes);
    }

    /** @param entry one that has all that is required */
    static CatalogueEntry of(String id, CatalogueConfig.Entry entry) {
        return new CatalogueEntry(
                id,
                entry.name().orElseThrow(),
                entry.store().orElseThrow(),
                new Category(entry.category().orElseThrow()),
                entry.basis().orElseThrow(),
                entry.purpose().entrySet().stream()
                        .collect(Collectors.toMap(
                                purpose -> Locale.forLanguageTag(purpose.getKey()), Map.Entry::getValue)),
                entry.lifetime().orElseThrow(),
                entry.path().orElse("/"),
                entry.httpOnly().orElse(true),
                entry.sameSite().orElse(SameSite.STRICT));
    }

    /**
     * What it is for.
     *
     * @throws IllegalArgumentException where the deployment does not speak this language
     */
    public String purpose(Locale language) {
        return Optional.ofNullable(purposes.get(language))
                .orElseThrow(() -> new IllegalArgumentException(id + " has no purpose in " + language));
    }

    /** Whether a browser could not tell the cookies of the two apart; what is said of them may differ. */
    public boolean isSetLike(CatalogueEntry other) {
        return store == other.store
                && name.equals(other.name)
                && lifetime.equals(other.lifetime)
                && path.equals(other.path)
                && httpOnly == other.httpOnly
                && sameSite == other.sameSite;
    }

    public boolean isCookie() {
        return store == Store.COOKIE;
    }
}
