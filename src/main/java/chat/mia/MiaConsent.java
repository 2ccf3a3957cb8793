package chat.mia;

import chat.mia.verifier.Verifier;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.util.ExceptionUtil;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Starts the service, or says in one message what it lacks and stops. With arguments it migrates or verifies instead. */
@QuarkusMain
public class MiaConsent {

    /** {@code EX_CONFIG} of sysexits.h. */
    private static final int BAD_CONFIGURATION = 78;

    public static void main(String... args) {
        boolean migrates = List.of(args).equals(List.of(Migration.COMMAND));
        if (args.length > 0 && !migrates) {
            System.exit(new Verifier(System.out, System.err).run(StartSettings::read, args));
        }
        Config config = StartSettings.read();
        String complaint = migrates ? RequiredSettings.migrationComplaint(config) : RequiredSettings.complaint(config);
        if (!complaint.isEmpty()) {
            System.err.println(complaint);
            // Tells a wrong configuration from a crash.
            System.exit(BAD_CONFIGURATION);
        }
        ApplicationLifecycleManager.setDefaultExitCodeHandler(
                (status, cause) -> System.exit(isConfiguration(cause) ? BAD_CONFIGURATION : status));
        if (migrates) {
            Migration.run(config);
        } else {
            Quarkus.run(args);
        }
    }

    /** What is found out only with the database is a wrong configuration all the same. */
    private static boolean isConfiguration(Throwable cause) {
        return cause != null && ExceptionUtil.getRootCause(cause) instanceof ConfigurationException;
    }
}
