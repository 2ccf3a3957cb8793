package chat.mia.policy;

import java.util.List;

/** Why a start cannot publish what it says, in words for whoever configured it. */
record Complaint(String heading, List<String> lines, String remedy) {

    Complaint {
        lines = List.copyOf(lines);
    }

    /** What was published under this name says something else. */
    static Complaint changed(String name, List<String> differences) {
        return new Complaint(
                "This start says something else than what was published as version " + name
                        + " of the cookie policy, and what was published stays as it is",
                differences,
                "Publish a new version: set mia.policy.version to a new name and mia.policy.last-updated to today, and"
                        + " mia.policy.material to false where visitors need not be asked again. Or take the change back."
                        + " docs/policy.md tells more.");
    }

    /** The version of this name does not fit those that were published. */
    static Complaint unfit(String name, List<String> rules) {
        return new Complaint(
                "Version " + name + " of the cookie policy does not fit",
                rules,
                "Correct these settings; docs/policy.md tells more.");
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String text() {
        return heading + ":\n  " + String.join("\n  ", lines) + "\n" + remedy;
    }
}
