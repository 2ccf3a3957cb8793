package chat.mia.verifier;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, in the order in which it was found, up to a limit after which there is no point in going on. */
final class Findings {

    private final int limit;
    private final List<Finding> found = new ArrayList<>();

    Findings(int limit) {
        this.limit = limit;
    }

    void add(String row, String reason) {
        if (!full()) {
            found.add(new Finding(row, reason));
        }
    }

    /** Whether to stop. */
    boolean full() {
        return found.size() >= limit;
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
