package chat.mia.catalogue;

/**
 * One thing that may be stored on a device.
 *
 * @param id stays when the name changes
 * @param name of the cookie, key or cache
 * @param purpose what it is for, as the published policy says it
 * @param path cookies only: where it is sent
 * @param httpOnly cookies only: whether scripts cannot read it
 * @param sameSite cookies only: which cross-site requests carry it
 */
public record CatalogueEntry(
        String id,
        String name,
        Store store,
        Category category,
        String purpose,
        Lifetime lifetime,
        String path,
        boolean httpOnly,
        SameSite sameSite) {

    static CatalogueEntry of(String id, CatalogueConfig.Entry entry) {
        return new CatalogueEntry(
                id,
                entry.name(),
                entry.store(),
                new Category(entry.category()),
                entry.purpose(),
                entry.lifetime(),
                entry.path().orElse("/"),
                entry.httpOnly().orElse(true),
                entry.sameSite().orElse(SameSite.STRICT));
    }

    public boolean isCookie() {
        return store == Store.COOKIE;
    }
}
