package chat.mia.verifier;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(LedgerFixture.Alone.class)
class LedgerCommandTest extends LedgerFixture {

    @TempDir
    Path folder;

    @Test
    void soundLedger_exitsWith0AndTellsWhatToNoteDown() throws IOException {
        Said said = run("verify-ledger");

        assertEquals(0, said.status(), said.out() + said.err());
        assertTrue(said.out().startsWith("The ledger is sound."), said.out());
        assertTrue(
                said.out().contains("12: 8 in 5 chains, 4 without a subject")
                        || said.out().contains("in 4 chains"),
                said.out());
        String hash = said.out().replaceAll("(?s).*SHA-256 ([0-9a-f]{64}).*", "$1");
        Said noted = run("verify-ledger", "--checkpoint", file("noted", hash));
        assertEquals(0, noted.status());
        assertTrue(noted.out().contains("is in the chain"), noted.out());
    }

    @Test
    void keysFromAFile_areTakenInsteadOfThoseInTheDatabase() throws IOException {
        String jwks = given().get("/.well-known/jwks.json").asString();

        Said said = run("verify-ledger", "--jwks", file("jwks.json", jwks));
        assertEquals(0, said.status(), said.out() + said.err());
        assertTrue(said.out().contains("from the file of --jwks"), said.out());

        String others = "{\"keys\":[" + Said.someKey("other").toJSONString() + "]}";
        Said none = run("verify-ledger", "--jwks", file("others.json", others));
        assertEquals(1, none.status(), none.err());
        assertTrue(none.out().contains("ledger_checkpoint 1"), none.out());
    }

    @Test
    void checkpointThatIsNotThere_exitsWith1() throws IOException {
        Said said = run("verify-ledger", "--checkpoint", file("noted", "0".repeat(64)));

        assertEquals(1, said.status());
        assertTrue(said.out().startsWith("The ledger is broken."), said.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify",
                "verify-ledger --jwks",
                "verify-ledger --jwks /nowhere",
                "verify-ledger x",
                "verify-ledger --some y",
                "verify-receipt --jwks /nowhere",
                "verify-receipt /nowhere",
                "verify-receipt /nowhere --all"
            })
    void wrongUse_exitsWith2AndSaysWhatIsRight(String line) {
        Said said = run(line.split(" "));

        assertEquals(2, said.status(), said.out());
        assertEquals("", said.out());
        assertTrue(said.err().length() > 20, said.err());
    }

    @Test
    void help_exitsWith0() {
        Said said = run("verify-ledger", "--help");

        assertEquals(0, said.status());
        assertTrue(said.out().contains("verify-receipt FILE --jwks FILE"), said.out());
    }

    @Test
    void databaseAway_exitsWith2AndSaysWhatToCheck() {
        Said away = Said.by(
                () -> settings(Map.of(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/none",
                        "quarkus.datasource.username", "x",
                        "quarkus.datasource.password", "y")),
                "verify-ledger");
        assertEquals(2, away.status());
        assertTrue(away.err().contains("Check quarkus.datasource.jdbc.url"), away.err());

        Said missing = Said.by(() -> settings(Map.of()), "verify-ledger");
        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("quarkus.datasource.jdbc.url is missing"), missing.err());
    }

    private static Said run(String... arguments) {
        return Said.by(ConfigProvider::getConfig, arguments);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static Config settings(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
