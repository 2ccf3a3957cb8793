package chat.mia.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells a newcomer where to look first. */
@Singleton
@IfBuildProfile("dev")
class WhereToLook {

    private static final Logger LOG = Logger.getLogger("mia.development");

    void say(
            @Observes StartupEvent started,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.management.port") int managementPort,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String database) {
        LOG.infof("""

                Mia Consent, development mode
                  the whole job, with buttons   http://localhost:%1$d/
                  the published policy          http://localhost:%1$d/legal/cookies
                  the HTTP contract             http://localhost:%1$d/q/openapi
                  health                        http://localhost:%2$d/q/health
                  the database (user postgres)  %3$s
                  data and secrets              .development/ (delete it to start from nothing)
                """, port, managementPort, database);
    }
}
