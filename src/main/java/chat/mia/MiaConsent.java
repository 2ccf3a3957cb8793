package chat.mia;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the service, or says in one message what it lacks and stops. */
@QuarkusMain
public class MiaConsent {

    /** {@code EX_CONFIG} of sysexits.h. */
    private static final int BAD_CONFIGURATION = 78;

    public static void main(String... args) {
        String complaint = RequiredSettings.complaint(ConfigProvider.getConfig());
        if (!complaint.isEmpty()) {
            System.err.println(complaint);
            // Tells a wrong configuration from a crash.
            System.exit(BAD_CONFIGURATION);
        }
        Quarkus.run(args);
    }
}
