package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures mean that the same request may succeed later. */
class DatabaseFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "25006"})
    void causes_databaseThatRefusesEverybody_isTrue(String state) {
        assertTrue(DatabaseAway.causes(refusal(state)));
        assertTrue(DatabaseAway.causes(new CompletionException(refusal(state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42703", "57014", "22P02", "25P02"})
    void causes_statementThatIsRefused_isFalse(String state) {
        assertFalse(DatabaseAway.causes(new CompletionException(refusal(state))));
    }

    @Test
    void causes_brokenNetwork_isTrue_brokenCodeIsNot() {
        assertTrue(DatabaseAway.causes(new CompletionException(new IOException("reset"))));
        assertTrue(DatabaseAway.causes(new TimeoutException()));
        assertFalse(DatabaseAway.causes(new IllegalStateException("connection pool timeout")));
        assertFalse(DatabaseAway.causes(new NullPointerException()));
    }

    private static PgException refusal(String state) {
        return new PgException("connection", "FATAL", state, "detail");
    }
}
