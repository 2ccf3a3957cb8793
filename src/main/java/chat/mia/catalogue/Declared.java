package chat.mia.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is declared at a moment, with what every request asks of it.
 *
 * @param optionalCategories ordered by name
 * @param formerCookies those that browsers may still hold although none of their name is declared
 */
record Declared(
        List<CatalogueEntry> entries,
        List<CatalogueEntry> cookies,
        List<Category> optionalCategories,
        List<CatalogueEntry> formerCookies) {

    /** @param before what browsers may hold of earlier times */
    static Declared of(List<CatalogueEntry> entries, List<CatalogueEntry> before) {
        List<CatalogueEntry> cookies =
                entries.stream().filter(CatalogueEntry::isCookie).toList();
        return new Declared(List.copyOf(entries), cookies, Category.optionalAmong(entries), former(before, cookies));
    }

    private static List<CatalogueEntry> former(List<CatalogueEntry> before, List<CatalogueEntry> cookies) {
        Set<String> names = cookies.stream().map(CatalogueEntry::name).collect(Collectors.toSet());
        // Of one name there is one cookie in a browser for each path.
        Map<List<String>, CatalogueEntry> former = new LinkedHashMap<>();
        before.stream()
                .filter(entry -> entry.isCookie() && !names.contains(entry.name()))
                .forEach(entry -> former.put(List.of(entry.name(), entry.path()), entry));
        return List.copyOf(former.values());
    }
}
