package chat.mia.development;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;

/** The main class of {@code quarkus:dev}; chosen in {@code application.properties}, so that production never links it. */
@QuarkusMain(name = "development")
public class DevelopmentMain {

    /** Git-ignored; deleting it starts from nothing. */
    private static final Path FOLDER = Path.of(".development").toAbsolutePath();

    public static void main(String... args) throws IOException {
        // A live reload runs main again in the same JVM, where all is set already.
        if (System.getProperty("quarkus.datasource.jdbc.url") == null) {
            DevelopmentSettings.load(FOLDER).forEach(System::setProperty);
            DevelopmentPostgres.start(FOLDER.resolve("postgres")).settings().forEach(System::setProperty);
        }
        Quarkus.run(args);
    }
}
