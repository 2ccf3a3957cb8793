package chat.mia.policy;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The published versions of the cookie policy. */
@Startup
@ApplicationScoped
public class Policies {

    /** Who is responsible for what the policy describes. */
    public static final String OPERATOR = "MediaMake";

    /** Oldest first. */
    private static final List<PolicyVersion> VERSIONS =
            List.of(new PolicyVersion("2026-04-25", LocalDate.of(2026, 4, 25), LocalDate.of(2026, 4, 25), true));

    private final PolicyConfig config;

    Policies(PolicyConfig config) {
        this.config = config;
    }

    /** The version in force: the one to show and to send with a choice. */
    public PolicyVersion current() {
        return VERSIONS.get(VERSIONS.size() - 1);
    }

    /**
     * The names of the versions in force since the newest material one, that one included. A choice under any other
     * version counts as not made.
     */
    public Set<String> sinceMaterialChange() {
        Set<String> names = new TreeSet<>();
        for (PolicyVersion version : VERSIONS) {
            if (version.material()) {
                names.clear();
            }
            names.add(version.name());
        }
        return names;
    }

    /** The address that visitors write to about the policy. */
    public String contactEmail() {
        return config.contactEmail();
    }

    /** All versions, oldest first; never empty. */
    List<PolicyVersion> versions() {
        return VERSIONS;
    }
}
