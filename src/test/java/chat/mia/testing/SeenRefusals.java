package chat.mia.testing;

import chat.mia.catalogue.RefusedCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The cookies that the service kept from browsers since they were last taken. */
@ApplicationScoped
public class SeenRefusals {

    private final List<RefusedCookie> seen = new CopyOnWriteArrayList<>();

    void see(@Observes RefusedCookie refused) {
        seen.add(refused);
    }

    public List<RefusedCookie> all() {
        return List.copyOf(seen);
    }

    /** All of them, which are forgotten then. */
    List<RefusedCookie> take() {
        List<RefusedCookie> taken = new ArrayList<>(seen);
        seen.removeAll(taken);
        return taken;
    }
}
