package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartSettingsTest {

    private static final String LOCATIONS = "smallrye.config.source.file.locations";

    @Test
    void anew_readsMountedFilesAndWhatIsSetNow(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("mia.keys.encryption-secret"), "from a file\n");
        System.setProperty(LOCATIONS, secrets.toString());
        System.setProperty("mia.public-origin", "https://set.example");
        try {
            Config settings = StartSettings.anew();

            assertEquals("from a file", settings.getValue("mia.keys.encryption-secret", String.class));
            assertEquals("https://set.example", settings.getValue("mia.public-origin", String.class));
        } finally {
            System.clearProperty(LOCATIONS);
            System.clearProperty("mia.public-origin");
        }
    }

    /** The service looks in the same folder after Quarkus has started. */
    @Test
    void folder_isThatOfTheConfiguration() {
        assertEquals(
                "%prod." + LOCATIONS + "=" + StartSettings.SECRETS_FOLDER,
                Manifest.text(Path.of("src/main/resources/application.properties"))
                        .lines()
                        .filter(line -> line.contains(LOCATIONS))
                        .findFirst()
                        .orElse(""));
    }
}
