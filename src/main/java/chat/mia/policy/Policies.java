package chat.mia.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The versions of the cookie policy, and which of them counts at this moment. */
@ApplicationScoped
public class Policies {

    /** Who is responsible for what the policy describes. */
    public static final String OPERATOR = "MediaMake";

    private final PolicyConfig config;
    private final PublishedPolicies published;

    Policies(PolicyConfig config, PublishedPolicies published) {
        this.config = config;
        this.published = published;
    }

    /** The version in force: the one to show and to send with a choice. */
    public PolicyVersion current() {
        return published.current().version();
    }

    /**
     * The names of the versions in force since the newest material one, that one included. A choice under any other
     * version counts as not made.
     */
    public Set<String> sinceMaterialChange() {
        return published.standing().counting();
    }

    /** Whether this version can be read already and is in force later. */
    public boolean isAnnounced(String version) {
        return published.isAnnounced(version);
    }

    /** The address that visitors write to about the policy. */
    public String contactEmail() {
        return config.contactEmail();
    }

    /** All versions, the announced ones too, in the order of publication; never empty. */
    List<PolicyVersion> versions() {
        return published.all().stream().map(PublishedPolicy::version).toList();
    }
}
