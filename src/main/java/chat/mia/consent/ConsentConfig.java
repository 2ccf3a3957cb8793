package chat.mia.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long a choice counts and is proven, and how many may come from strangers. */
@ConfigMapping(prefix = "mia.consent")
interface ConsentConfig {

    /**
     * After which calendar period (ISO 8601, like {@code P6M}) somebody who refused may be asked again; at most {@code
     * P12M}, which is how long a Yes counts. Lower asks more often, which tires people into a Yes.
     */
    @WithDefault("P12M")
    Period refusalLifetime();

    /**
     * How many choices without a credential one network block (an IPv4 address, an IPv6 /64) may have recorded in ten minutes.
     * Lower keeps the ledger from being filled by strangers, and hits visitors behind one address sooner.
     */
    @WithDefault("600")
    int anonymousBudget();

    /**
     * For which calendar period the proof of a choice is kept after it stopped being in force; at least {@code P3Y}, a
     * start refuses less. Then the recorded choices of that month go for good, and tombstones stay. Longer keeps more
     * personal data; shorter than before lets proof go that is old enough now.
     */
    @WithDefault("P3Y")
    Period proofPeriod();
}
