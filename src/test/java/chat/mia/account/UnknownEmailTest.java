package chat.mia.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.OtherSettings;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import com.sun.management.ThreadMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody learns from the time of an answer who has an account. The work is compared and not the clock: Argon2 fills
 * memory, and how much its threads were given is counted exactly; PostgreSQL counts the statements that it is sent.
 */
@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(PostgresResource.class)
class UnknownEmailTest {

    private static final long ONE_HASH = 19456 * 1024;

    @Inject
    Tables tables;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeEach
    void startAllWorkers() {
        for (int i = 0; i < 4; i++) {
            signIn(UUID.randomUUID() + "@chat.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@chat.example", " is not an address"})
    void signIn_unknownEmail_isAsMuchWorkAsAWrongPassword(String end) {
        String known = Browser.signedUp().email();
        String unknown = UUID.randomUUID() + end;

        assertThat(workOf(known), greaterThan(ONE_HASH * 9 / 10));
        assertThat(workOf(unknown), greaterThan(workOf(known) * 9 / 10));
        assertThat(workOf(known), greaterThan(workOf(unknown) * 9 / 10));
    }

    @Test
    void signIn_unknownEmail_asksTheDatabaseTheSameAsAWrongPassword() {
        String known = Browser.signedUp().email();
        Map<String, Long> asked = statementsOf(new Browser(), known);

        assertEquals(2, asked.size(), asked.toString());
        assertEquals(asked, statementsOf(new Browser(), UUID.randomUUID() + "@chat.example"));
    }

    @Test
    void signIn_unknownEmailFromADeviceOfSomebody_asksTheDatabaseTheSameAsAWrongPassword() {
        Browser somebody = Browser.signedUp();
        Map<String, Long> asked = statementsOf(somebody, somebody.email());

        assertEquals(3, asked.size(), asked.toString());
        assertEquals(asked, statementsOf(somebody, Browser.signedUp().email()));
        assertEquals(asked, statementsOf(somebody, UUID.randomUUID() + "@chat.example"));
    }

    private long workOf(String email) {
        long before = done();
        signIn(email);
        return done() - before;
    }

    private Map<String, Long> statementsOf(Browser browser, String email) {
        Map<String, Long> before = tables.statements();
        signIn(browser, email);
        Map<String, Long> sent = tables.statements();
        sent.replaceAll((query, count) -> count - before.getOrDefault(query, 0L));
        sent.values().removeIf(count -> count == 0);
        return sent;
    }

    private static void signIn(String email) {
        signIn(new Browser(), email);
    }

    private static void signIn(Browser browser, String email) {
        browser.call("POST", "/api/v1/session", Map.of("email", email, "password", "not the password"))
                .then()
                .statusCode(401);
    }

    private long done() {
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("argon2"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getThreadId()))
                .sum();
    }
}
