package chat.mia.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import com.sun.management.ThreadMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody learns from the time of an answer who has an account. The work is compared and not the clock: Argon2 fills
 * memory, and how much its threads were given is counted exactly.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UnknownEmailTest {

    private static final long ONE_HASH = 19456 * 1024;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeEach
    void startAllWorkers() {
        for (int i = 0; i < 4; i++) {
            signIn("nobody@chat.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@chat.example", "not an address"})
    void signIn_unknownEmail_isAsMuchWorkAsAWrongPassword(String email) {
        String known = Browser.signedUp().email();

        assertThat(workOf(known), greaterThan(ONE_HASH * 9 / 10));
        assertThat(workOf(email), greaterThan(workOf(known) * 9 / 10));
        assertThat(workOf(known), greaterThan(workOf(email) * 9 / 10));
    }

    private long workOf(String email) {
        long before = done();
        signIn(email);
        return done() - before;
    }

    private static void signIn(String email) {
        new Browser()
                .call("POST", "/api/v1/session", Map.of("email", email, "password", "not the password"))
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
