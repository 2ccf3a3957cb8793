package chat.mia.development;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Secrets that production must be given, made once for this machine and kept between runs. */
final class DevelopmentSettings {

    private DevelopmentSettings() {}

    /** The settings in {@code folder}, made on the first call. */
    static Map<String, String> load(Path folder) throws IOException {
        Path file = folder.resolve("settings.properties");
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        } else {
            make(settings);
            Files.createDirectories(folder);
            Files.createFile(file);
            // For the owner alone, on systems that know permissions.
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, "Made by quarkus:dev for this machine; refused in production");
            }
        }
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, settings::getProperty));
    }

    private static void make(Properties settings) {
        settings.setProperty("mia.keys.secrets.\"0\"", secret());
        settings.setProperty("mia.keys.encryption-secret", secret());
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return "development-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
