package chat.mia.catalogue;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the configured catalogue, gathered so that an operator hears of all of it at one start. */
final class CatalogueFaults {

    private final List<String> all = new ArrayList<>();

    /** @param what goes on after the name of the setting, and says what to do */
    void add(String id, String setting, String what) {
        all.add("mia.catalogue.entries." + id + "." + setting + " " + what);
    }

    /** @throws IllegalStateException where anything was added; the message names all of it */
    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new IllegalStateException("The catalogue cannot be used:\n- " + String.join("\n- ", all));
        }
    }
}
