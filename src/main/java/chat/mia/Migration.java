package chat.mia;

import io.quarkus.runtime.Quarkus;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The command {@code migrate}: brings the tables to this release and ends, so that a job can do it ahead of the service. */
final class Migration {

    static final String COMMAND = "migrate";

    /** Ends a start once the tables are migrated, before a bean is made or a port is opened. */
    private static final Map<String, String> AND_NO_MORE =
            Map.of("quarkus.init-and-exit", "true", "quarkus.flyway.migrate-at-start", "true");

    /**
     * Quarkus wants these for any start, and a job that migrates is better off without them: nothing gets as far as using what
     * stands here.
     */
    private static final Map<String, String> NOT_USED = Map.of(
            "mia.public-origin", "http://localhost",
            "mia.policy.contact-email", "nobody@localhost",
            "mia.keys.encryption-secret", "unused",
            "quarkus.datasource.password", "unused",
            "quarkus.datasource.reactive.url", "postgresql://localhost/unused");

    private Migration() {}

    /** Does not return: the process exits with 0, or with 1 where the tables could not be migrated. */
    static void run(Config config) {
        NOT_USED.forEach((name, value) -> {
            if (config.getOptionalValue(name, String.class).isEmpty()) {
                System.setProperty(name, value);
            }
        });
        AND_NO_MORE.forEach(System::setProperty);
        Quarkus.run();
    }
}
