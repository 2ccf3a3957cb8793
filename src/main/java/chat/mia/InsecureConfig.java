package chat.mia;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What may be insecure. */
@ConfigMapping(prefix = "mia.insecure")
interface InsecureConfig {

    /**
     * Names of protections that this deployment does without; {@code docs/configuration.md} lists them. Each is logged at
     * every start. One that does not exist is refused.
     */
    Optional<Set<String>> allow();
}
