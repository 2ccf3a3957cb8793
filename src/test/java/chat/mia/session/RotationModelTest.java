package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.session.SimulatedDatabase.Variant;
import chat.mia.session.Simulation.Course;
import chat.mia.session.Simulation.Theft;
import chat.mia.session.SimulationReport.Column;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Sessions over two weeks, with whatever their tabs, networks and databases do to them and what thieves do, against the
 * real rotation. {@code -Dsimulation.sessions=1000} takes more of them and compares them with sessions that have no
 * UNFORK, {@code -Dsimulation.seed=…} others, {@code -Dsimulation.conditions=harsh} treats them worse. What came of it is
 * printed and in {@code target/simulation.md}; docs/simulation.md tells what is simulated.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RotationModelTest extends SimulationFixture {

    private static final int SESSIONS = Integer.getInteger("simulation.sessions", 50);
    private static final boolean COMPARED = System.getProperty("simulation.sessions") != null;
    private static final Conditions CONDITIONS = Conditions.valueOf(
            System.getProperty("simulation.conditions", "usual").toUpperCase(Locale.ROOT));

    /** What is promised, in percent. */
    private static final double IN_TIME = 95;

    @Test
    void sessions_overTwoWeeks_stayWithTheirOwnersAndLeaveThieves() throws Exception {
        Column specified = specified();

        publish(COMPARED ? SimulationReport.of(specified, withoutUnfork()) : SimulationReport.of(specified));
        List<String> signedOut =
                specified.signOuts().stream().map(Course::trail).toList();
        assertTrue(signedOut.size() <= CONDITIONS.tolerated * SESSIONS, "honest, and signed out: " + signedOut);
        assertTrue(specified.stolenInTime() >= IN_TIME, "thieves who went on for too long");
        assertTrue(specified.stolenByStrangerInTime() >= IN_TIME, "thieves with another browser who did");
    }

    private Column specified() throws Exception {
        try (SimulatedFleet fleet = fleet(Variant.AS_SPECIFIED)) {
            return new Column(
                    "as specified",
                    fleet.run(SEED, SESSIONS, CONDITIONS, Theft.NONE),
                    fleet.run(SEED, SESSIONS, CONDITIONS, Theft.BY_LIKENESS),
                    fleet.run(SEED, SESSIONS, CONDITIONS, Theft.BY_STRANGER));
        }
    }

    /** For comparison. Strangers have no use for UNFORK. */
    private Column withoutUnfork() throws Exception {
        try (SimulatedFleet fleet = fleet(Variant.WITHOUT_UNFORK)) {
            return new Column(
                    "without UNFORK",
                    fleet.run(SEED, SESSIONS, CONDITIONS, Theft.NONE),
                    fleet.run(SEED, SESSIONS, CONDITIONS, Theft.BY_LIKENESS),
                    List.of());
        }
    }

    private static void publish(String table) throws IOException {
        String text = "Seed " + SEED + ", " + SESSIONS + " sessions of each kind, 14 days each, conditions "
                + CONDITIONS + ".\n\n" + table;
        Files.writeString(Path.of("target/simulation.md"), text);
        System.out.println(text);
    }
}
