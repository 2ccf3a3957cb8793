package chat.mia.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in files. */
class ClientsTest {

    private static final String OLD = "old-secret-0123456789-0123456789";
    private static final String NEW = "new-secret-0123456789-0123456789";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("secret");
    }

    @Test
    void start_withoutTheFile_namesTheSetting() {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, this::clients);

        assertTrue(refusal.getMessage().contains("mia.clients.reports.secret-file"), refusal.getMessage());
    }

    @Test
    void start_shortSecret_namesTheSettingAndNotTheSecret() throws IOException {
        Files.writeString(file, OLD.substring(1) + "\n");

        IllegalStateException refusal = assertThrows(IllegalStateException.class, this::clients);

        assertTrue(refusal.getMessage().contains("mia.clients.reports.secret-file"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("0123456789"), refusal.getMessage());
    }

    @Test
    void start_idWithAColon_isRefused() throws IOException {
        Files.writeString(file, OLD);
        ClientsConfig config =
                Configured.with(ClientsConfig.class, Map.of("mia.clients.\"a:b\".secret-file", file.toString()));

        assertThrows(IllegalStateException.class, () -> new Clients(config));
    }

    @Test
    void verify_newlineAtTheEnd_doesNotCount() throws IOException {
        for (String end : new String[] {"", "\n", "\r\n"}) {
            Files.writeString(file, OLD + end);
            assertTrue(isRight(clients(), OLD), "ends with " + end.length());
        }
        Files.writeString(file, OLD + "\n\n");
        assertFalse(isRight(clients(), OLD));
    }

    @Test
    void readAgain_changedFile_takesTheNewSecretAndNotTheOld() throws IOException {
        Files.writeString(file, OLD);
        Clients clients = clients();

        Files.writeString(file, NEW);
        clients.readAgain();

        assertTrue(isRight(clients, NEW));
        assertFalse(isRight(clients, OLD));
    }

    @Test
    void readAgain_fileIsGone_keepsTheSecretAndComplainsOnce() throws IOException {
        Files.writeString(file, OLD);
        Clients clients = clients();
        Files.delete(file);

        try (LogLines log = LogLines.listen()) {
            clients.readAgain();
            clients.readAgain();

            assertEquals(1, log.of("mia.clients").size());
        }
        assertTrue(isRight(clients, OLD));
    }

    private Clients clients() {
        return new Clients(
                Configured.with(ClientsConfig.class, Map.of("mia.clients.reports.secret-file", file.toString())));
    }

    private static boolean isRight(Clients clients, String secret) {
        return clients.verify(new BasicCredentials("reports", secret)).isPresent();
    }
}
