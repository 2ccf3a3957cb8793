package chat.mia.development;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentSettingsTest {

    private static final String SECRET = "mia.keys.secrets.\"0\"";

    @TempDir
    Path folder;

    @Test
    void load_again_givesTheSameSecrets() throws IOException {
        Map<String, String> first = DevelopmentSettings.load(folder);

        assertEquals(first, DevelopmentSettings.load(folder));
    }

    @Test
    void load_onAnotherMachine_givesOtherSecretsThatProductionCanTell() throws IOException {
        String one = DevelopmentSettings.load(folder.resolve("one")).get(SECRET);
        String other = DevelopmentSettings.load(folder.resolve("other")).get(SECRET);

        assertNotEquals(one, other);
        assertTrue(one.startsWith("development-") && one.length() >= 32);
    }

    @Test
    void load_settings_areForTheOwnerAlone() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs a POSIX file system");
        DevelopmentSettings.load(folder);

        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("settings.properties")));
    }
}
