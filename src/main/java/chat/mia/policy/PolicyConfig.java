package chat.mia.policy;

import io.smallrye.config.ConfigMapping;

/** What the published policy says about the operator. */
@ConfigMapping(prefix = "mia.policy")
interface PolicyConfig {

    /** The address that visitors write to about the policy. Has no default that looks real; required in production. */
    String contactEmail();
}
