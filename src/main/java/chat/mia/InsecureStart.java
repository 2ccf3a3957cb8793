package chat.mia;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Reminds of every protection that a deployment does without, at each start. */
@ApplicationScoped
class InsecureStart {

    private static final Logger LOG = Logger.getLogger("mia.insecure");

    void remind(@Observes StartupEvent starting, Config config, LaunchMode mode) {
        if (mode == LaunchMode.NORMAL) {
            InsecureSettings.accepted(config).forEach(what -> LOG.warnf("insecure, as it was allowed: %s", what));
        }
    }
}
