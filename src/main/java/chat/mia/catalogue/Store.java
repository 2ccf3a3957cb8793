package chat.mia.catalogue;

/** Where on a device something is kept. */
public enum Store {
    COOKIE,
    LOCAL_STORAGE,
    CACHE
}
