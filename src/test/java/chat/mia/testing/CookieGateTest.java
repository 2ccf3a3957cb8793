package chat.mia.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.catalogue.CookieRefusal;
import chat.mia.catalogue.RefusedCookie;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class CookieGateTest {

    private static final List<RefusedCookie> REFUSED = List.of(
            new RefusedCookie("tracker", false, CookieRefusal.UNDECLARED),
            new RefusedCookie("csrf_token", true, CookieRefusal.ATTRIBUTES));

    @ProvokesRefusedCookies
    private static class Provoking {}

    private static final class AlsoProvoking extends Provoking {}

    @Test
    void check_cookieRefusedInAnyTest_failsNamingCookieAndReason() {
        String message = assertThrows(AssertionError.class, () -> CookieGate.check(REFUSED, CookieGateTest.class))
                .getMessage();

        assertEquals("Cookies that the service must not set: tracker (undeclared), csrf_token (attributes)", message);
    }

    @Test
    void check_nothingRefusedOrProvoked_passes() {
        assertDoesNotThrow(() -> CookieGate.check(List.of(), CookieGateTest.class));
        assertDoesNotThrow(() -> CookieGate.check(REFUSED, Provoking.class));
        assertDoesNotThrow(() -> CookieGate.check(REFUSED, AlsoProvoking.class));
    }

    @Test
    void gate_isCalledAfterEveryQuarkusTest() {
        assertTrue(ServiceLoader.load(QuarkusTestAfterEachCallback.class).stream()
                .anyMatch(callback -> callback.type() == CookieGate.class));
    }
}
