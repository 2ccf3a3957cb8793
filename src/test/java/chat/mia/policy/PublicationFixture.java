package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.ConfiguredCatalogue;
import chat.mia.testing.Configured;
import chat.mia.testing.SeparateDatabase;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import chat.mia.web.ConfiguredLanguages;
import chat.mia.web.Deadline;
import chat.mia.web.PublicOrigin;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Starts of the service, as many as a test likes, on a database in which nothing was published before the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PublicationFixture {

    static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");

    @Inject
    Tables shared;

    @Inject
    Vertx vertx;

    @Inject
    PublicOrigin origin;

    @Inject
    Deadline deadline;

    final StoppedClock clock = new StoppedClock();
    SeparateDatabase database;
    Tables tables;

    /** What a start has read and keeps. */
    record Start(PublishedPolicies published, Catalogue catalogue, NewVersions newVersions) {

        String inForce() {
            return published.current().name();
        }
    }

    @BeforeAll
    void makeDatabase() {
        database = SeparateDatabase.beside(shared, vertx);
        tables = database.tables();
    }

    @AfterAll
    void leaveDatabase() {
        database.close();
    }

    @BeforeEach
    void publishNothing() {
        clock.stopAt(NOW);
        tables.update("SET session_replication_role = replica; TRUNCATE policy_document, policy_version");
    }

    /** Starts with the settings of the service under test but for these: names and values in turn. */
    Start start(String... changes) {
        return start(LaunchMode.NORMAL, changes);
    }

    Start start(LaunchMode mode, String... changes) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        Catalogue catalogue = ConfiguredCatalogue.with(settings, clock);
        PublishedPolicies published = new PublishedPolicies(origin, clock);
        ConfiguredPolicy configured =
                new ConfiguredPolicy(config(settings), catalogue, ConfiguredLanguages.of(settings));
        PolicyStore store = new PolicyStore(
                database.pool(),
                (version, entries) -> transaction -> Uni.createFrom().voidItem());
        new Publication(store, configured, published, catalogue, clock, mode).publish(null);
        return new Start(published, catalogue, new NewVersions(database.pool(), published, deadline));
    }

    private static PolicyConfig config(Map<String, String> settings) {
        Map<String, String> own = new HashMap<>(Map.of("mia.policy.contact-email", "privacy@chat.example"));
        settings.forEach((name, value) -> {
            if (name.startsWith("mia.policy.")) {
                own.put(name, value);
            }
        });
        return Configured.with(PolicyConfig.class, own);
    }

    /** What is said to whoever starts with these settings; nothing is published then. */
    String refusal(String... changes) {
        Map<String, String> before = tables.contents();
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> start(changes),
                () -> List.of(changes).toString());
        assertEquals(before, tables.contents());
        return refused.getMessage();
    }

    /** The names of what is stored, in the order of publication. */
    List<?> names() {
        return tables.query("SELECT name FROM policy_version ORDER BY number").stream()
                .map(row -> row.get(0))
                .toList();
    }
}
