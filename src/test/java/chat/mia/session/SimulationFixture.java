package chat.mia.session;

import chat.mia.keys.Keyring;
import chat.mia.session.SimulatedDatabase.Variant;
import chat.mia.testing.Configured;
import chat.mia.testing.Tables;
import chat.mia.time.TimeOrderedIds;
import chat.mia.web.CoarseUserAgent;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The service's own rotation on a database whose time is simulated. */
abstract class SimulationFixture {

    static final long SEED = Long.getLong("simulation.seed", 20_261_101);

    private static final Logger SECURITY_LOG = Logger.getLogger("mia.audit");

    @Inject
    Tables tables;

    @Inject
    Vertx vertx;

    @Inject
    RefreshTokens tokens;

    @Inject
    Keyring keyring;

    @Inject
    ClientFingerprints fingerprints;

    @Inject
    EndedSessions ended;

    @Inject
    Roles roles;

    @Inject
    RotationRecords records;

    @Inject
    TimeOrderedIds ids;

    private SimulatedDatabase database;

    /** It would tell of thousands of forks and thefts. */
    @BeforeEach
    void makeDatabase() {
        SECURITY_LOG.setLevel(Level.OFF);
        database = SimulatedDatabase.create(tables, vertx);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
        SECURITY_LOG.setLevel(null);
    }

    SimulatedFleet fleet(Variant variant) {
        return new SimulatedFleet(
                () -> new SimulatedService(new Parts(), new SimulatedPool(database.connect(variant))));
    }

    /** The service's own beans, with the rotation on another database and the settings' defaults. */
    private final class Parts implements SimulatedService.Parts {

        @Override
        public Rotation rotation(SimulatedPool simulated) {
            SessionConfig defaults = Configured.with(SessionConfig.class, Map.of());
            return new Rotation(simulated, tokens, keyring, fingerprints, ended, roles, records, defaults);
        }

        @Override
        public RefreshTokens tokens() {
            return tokens;
        }

        @Override
        public SessionId nextId() {
            return new SessionId(ids.next());
        }

        @Override
        public long fingerprint(CoarseUserAgent client, int secretNumber) {
            return fingerprints.of(client, secretNumber);
        }
    }
}
