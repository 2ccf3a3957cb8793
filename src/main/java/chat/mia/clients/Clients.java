package chat.mia.clients;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Knows the secrets of the service clients. */
@Startup
@ApplicationScoped
class Clients {

    private static final Logger LOG = Logger.getLogger("mia.clients");

    private final List<SecretFile> files;
    /** Compared where an id is unknown, so that the answer takes as long as for a wrong secret. */
    private final byte[] decoy = new byte[SecretFile.MIN_LENGTH];

    private volatile Map<ClientId, byte[]> secrets;
    private String lastComplaint = "";

    /** @throws IllegalStateException where an id cannot be sent, or the secret of a client is missing or short */
    Clients(ClientsConfig config) {
        config.clients().keySet().forEach(Clients::requireSendable);
        files = config.clients().entrySet().stream()
                .map(client -> new SecretFile(
                        new ClientId(client.getKey()), client.getValue().secretFile()))
                .toList();
        Map<ClientId, byte[]> read = new HashMap<>();
        files.forEach(file -> read.put(file.client(), file.read()));
        secrets = Map.copyOf(read);
        new SecureRandom().nextBytes(decoy);
    }

    /** Whose credentials these are; empty where the id is unknown or the secret is another, after the same work. */
    Optional<ClientId> verify(BasicCredentials presented) {
        Optional<ClientId> found = Optional.empty();
        for (BasicCredentials reading : presented.readings()) {
            ClientId id = new ClientId(reading.id());
            byte[] secret = secrets.getOrDefault(id, decoy);
            // The time that this takes depends on what was sent, not on the secret.
            if (MessageDigest.isEqual(reading.secret().getBytes(StandardCharsets.UTF_8), secret) & secret != decoy) {
                found = Optional.of(id);
            }
        }
        return found;
    }

    /** The configured id that the credentials name, right or wrong; empty where there is no such client. */
    Optional<ClientId> named(BasicCredentials presented) {
        return presented.readings().stream()
                .map(reading -> new ClientId(reading.id()))
                .filter(secrets::containsKey)
                .findFirst();
    }

    /** Takes up changed secrets. One that cannot be read leaves all as they were, and is complained of once. */
    @Scheduled(every = "30s", delayed = "30s")
    void readAgain() {
        try {
            Map<ClientId, byte[]> read = new HashMap<>();
            files.forEach(file -> read.put(file.client(), file.read()));
            secrets = Map.copyOf(read);
            lastComplaint = "";
        } catch (IllegalStateException e) {
            if (!e.getMessage().equals(lastComplaint)) {
                LOG.warnf("The secrets of service clients stay as they were: %s", e.getMessage());
            }
            lastComplaint = e.getMessage();
        }
    }

    /** A colon would end it early (RFC 7617, section 2). */
    private static void requireSendable(String id) {
        if (!id.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalStateException("mia.clients." + id + ": an id has letters, digits, dots, _ and - only");
        }
    }
}
