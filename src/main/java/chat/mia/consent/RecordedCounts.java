package chat.mia.consent;

import chat.mia.consent.Holder.Account;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what this replica has written to the ledger. */
@Startup
@ApplicationScoped
class RecordedCounts {

    private static final String ACCOUNT = "account";
    private static final String SUBJECT = "subject";
    private static final String NONE = "none";

    private record Kind(Action action, String holder) {}

    private final Map<Kind, Counter> counters = new HashMap<>();

    /** Registers all, so that a rare one is 0 and not absent until it happens. */
    RecordedCounts(MeterRegistry registry) {
        for (Action action : Action.values()) {
            for (String holder : List.of(ACCOUNT, SUBJECT, NONE)) {
                counters.put(
                        new Kind(action, holder),
                        Counter.builder("mia.consent.recorded")
                                .description("Events of the ledger by what they did and whose they are")
                                .tag("action", action.text())
                                .tag("holder", holder)
                                .register(registry));
            }
        }
    }

    void add(Holder holder, Recorded recorded) {
        counters.get(new Kind(recorded.action(), tag(holder, recorded))).increment();
    }

    private static String tag(Holder holder, Recorded recorded) {
        if (holder instanceof Account) {
            return ACCOUNT;
        }
        return recorded.place().isPresent() ? SUBJECT : NONE;
    }
}
