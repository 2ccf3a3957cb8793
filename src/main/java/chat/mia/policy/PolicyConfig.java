package chat.mia.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.util.Optional;

/** What the published policy says about the operator, and which version of it the texts and the catalogue are. */
@ConfigMapping(prefix = "mia.policy")
interface PolicyConfig {

    /** The address that visitors write to about the policy. Has no default that looks real; required in production. */
    String contactEmail();

    /**
     * The name of what the policy says at this start. Under a name that is new it is published; under one that was
     * published before it must say the same, or the service does not start. Up to 40 letters, digits, dots, hyphens and
     * underscores, a letter or digit first.
     */
    @WithDefault("2026-04-25")
    String version();

    /** The date at the top of the document: the day on which its words were last changed. */
    @WithDefault("2026-04-25")
    LocalDate lastUpdated();

    /**
     * The day from whose first instant in UTC on the version is in force; without it, the day of the last update. One in
     * the future announces it: it can be read, and the version before it stays in force until then.
     */
    Optional<LocalDate> effective();

    /**
     * Whether visitors are asked again, because what they agreed to has changed. With {@code false}, choices made under
     * the version before still count.
     */
    @WithDefault("true")
    boolean material();
}
