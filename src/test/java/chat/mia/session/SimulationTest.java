package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.session.SimulatedDatabase.Variant;
import chat.mia.session.Simulation.Course;
import chat.mia.session.Simulation.Theft;
import chat.mia.session.SimulationReport.Column;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the simulation would notice: the rotation is spoilt on purpose. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SimulationTest extends SimulationFixture {

    /** Enough for each mistake to show. */
    private static final int SESSIONS = 10;

    @Test
    void honest_withoutReplay_areSignedOut() throws Exception {
        assertTrue(signOuts(Variant.WITHOUT_REPLAY) > 0);
    }

    @Test
    void honest_withoutRollforward_areSignedOut() throws Exception {
        assertTrue(signOuts(Variant.WITHOUT_ROLLFORWARD) > 0);
    }

    @Test
    void thieves_withoutEndToTheSession_goOn() throws Exception {
        try (SimulatedFleet fleet = fleet(Variant.WITHOUT_THEFT)) {
            List<Course> stolen = fleet.run(SEED, SESSIONS, Conditions.HARSH, Theft.BY_LIKENESS);

            assertTrue(new Column("", List.of(), stolen, List.of()).stolenInTime() < 95);
        }
    }

    @Test
    void session_ofTheSameSeed_goesTheSameWay() throws Exception {
        try (SimulatedFleet fleet = fleet(Variant.AS_SPECIFIED)) {
            assertEquals(
                    fleet.run(SEED, 2, Conditions.HARSH, Theft.BY_LIKENESS),
                    fleet.run(SEED, 2, Conditions.HARSH, Theft.BY_LIKENESS));
        }
    }

    private long signOuts(Variant variant) throws Exception {
        try (SimulatedFleet fleet = fleet(variant)) {
            return fleet.run(SEED, SESSIONS, Conditions.HARSH, Theft.NONE).stream()
                    .filter(course -> course.refused().isPresent())
                    .count();
        }
    }
}
