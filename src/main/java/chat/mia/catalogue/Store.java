package chat.mia.catalogue;

import java.util.Locale;

/** Where on a device something is kept. */
public enum Store {
    COOKIE,
    LOCAL_STORAGE,
    CACHE;

    /** {@code cookie}, {@code local-storage} or {@code cache}, as settings and the published policy write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The store with this {@link #text}. */
    static Store named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
