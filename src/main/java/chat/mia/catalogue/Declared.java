package chat.mia.catalogue;

import java.util.List;

/**
 * What is declared at a moment, with what every request asks of it.
 *
 * @param optionalCategories ordered by name
 */
record Declared(List<CatalogueEntry> entries, List<CatalogueEntry> cookies, List<Category> optionalCategories) {

    static Declared of(List<CatalogueEntry> entries) {
        return new Declared(
                List.copyOf(entries),
                entries.stream().filter(CatalogueEntry::isCookie).toList(),
                Category.optionalAmong(entries));
    }
}
