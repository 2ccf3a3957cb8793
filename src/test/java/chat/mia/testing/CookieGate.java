package chat.mia.testing;

import chat.mia.catalogue.RefusedCookie;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.util.List;
import java.util.stream.Collectors;

/** Fails every test in which the service would have set a cookie that it must not set, whatever the test looked at. */
public class CookieGate implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext test) {
        check(
                Arc.container().instance(SeenRefusals.class).get().take(),
                test.getTestInstance().getClass());
    }

    /** @throws AssertionError where anything was refused, but for a test that {@linkplain ProvokesRefusedCookies says so} */
    static void check(List<RefusedCookie> refused, Class<?> test) {
        if (!refused.isEmpty() && !test.isAnnotationPresent(ProvokesRefusedCookies.class)) {
            throw new AssertionError("Cookies that the service must not set: "
                    + refused.stream()
                            .map(cookie -> cookie.name() + " (" + cookie.why().reason() + ")")
                            .collect(Collectors.joining(", ")));
        }
    }
}
