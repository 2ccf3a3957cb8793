package chat.mia.catalogue;

import java.util.Map;
import java.util.TreeMap;

/** The attributes of a cookie that the HTTP contract promises, so that no deployment can change them. */
public record CookieContract(String path, boolean httpOnly, SameSite sameSite) {

    /** What an entry does not keep of it, as {@link EntryRules#faults} gives it. */
    public Map<String, String> faults(CatalogueEntry entry) {
        Map<String, String> faults = new TreeMap<>();
        if (!entry.isCookie()) {
            faults.put("store", "must be cookie");
            return faults;
        }
        if (!entry.path().equals(path)) {
            faults.put("path", "must be " + path + ", where the HTTP contract has it");
        }
        if (entry.httpOnly() != httpOnly) {
            faults.put(
                    "http-only",
                    httpOnly
                            ? "must be true: no script may read this cookie"
                            : "must be false: the app's scripts must read this cookie");
        }
        if (entry.sameSite() != sameSite) {
            faults.put(
                    "same-site",
                    "must be " + sameSite.attribute().toLowerCase(java.util.Locale.ROOT)
                            + ", as the HTTP contract has it");
        }
        return faults;
    }
}
