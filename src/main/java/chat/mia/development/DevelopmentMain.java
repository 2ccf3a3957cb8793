package chat.mia.development;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The main class of {@code quarkus:dev}; chosen in {@code application.properties}, so that production never links it.
 */
@QuarkusMain(name = "development")
public class DevelopmentMain {

    /** Git-ignored; deleting it starts from nothing. */
    private static final Path FOLDER =
            Path.of(System.getProperty("development.folder", ".development")).toAbsolutePath();

    /** Not under {@code mia.}, where unknown settings are refused. */
    private static final String STARTED = "development.started";

    public static void main(String... args) throws IOException {
        // A live reload runs main again in the same JVM, where all is set already.
        if (System.getProperty(STARTED) == null) {
            Config given = ConfigProvider.getConfig();
            DevelopmentFolder folder = DevelopmentFolder.claim(FOLDER);
            setWhereNotGiven(given, DevelopmentSettings.load(folder.path()));
            if (given.getOptionalValue("quarkus.datasource.reactive.url", String.class)
                    .isEmpty()) {
                setWhereNotGiven(
                        given,
                        DevelopmentPostgres.start(folder.path().resolve("postgres"))
                                .settings());
            }
            System.setProperty(STARTED, "true");
        }
        Quarkus.run(args);
    }

    private static void setWhereNotGiven(Config given, Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (given.getOptionalValue(name, String.class).isEmpty()) {
                System.setProperty(name, value);
            }
        });
    }
}
