package chat.mia.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the policy must say, as data ({@code policy-facts.json}).
 *
 * @param top what stands above the sections
 * @param version the name of the version
 * @param lastUpdated an ISO 8601 date
 */
record PolicyFacts(
        String title,
        List<String> top,
        String version,
        String lastUpdated,
        String email,
        List<Section> sections,
        List<Entry> entries) {

    /** @param says phrases of the English text */
    record Section(String id, String title, List<String> parts, List<String> says) {}

    /**
     * A row of a table.
     *
     * @param purpose phrases of the English text
     * @param number the one in the duration, in each language; empty where it has none
     * @param attributes null where the table has no such column
     */
    record Entry(String name, String part, List<String> purpose, String duration, String number, String attributes) {}

    static PolicyFacts read() {
        try (InputStream file = PolicyFacts.class.getResourceAsStream("/policy-facts.json")) {
            return new ObjectMapper().readValue(file, PolicyFacts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }
}
