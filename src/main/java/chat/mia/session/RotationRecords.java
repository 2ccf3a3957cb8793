package chat.mia.session;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.consent.AccountId;
import chat.mia.web.CoarseUserAgent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts every refresh by its outcome, and tells the audit trail of those that somebody should look at. */
@Startup
@ApplicationScoped
class RotationRecords {

    private final Map<RotationOutcome, Counter> counters = new EnumMap<>(RotationOutcome.class);
    private final AuditTrail audit;

    /** Registers all outcomes, so that a rare one is 0 and not absent until it happens. */
    RotationRecords(MeterRegistry registry, AuditTrail audit) {
        this.audit = audit;
        for (RotationOutcome outcome : RotationOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("mia.session.refresh")
                            .description("Refreshes by what was decided about the refresh token")
                            .tag("outcome", outcome.label())
                            .register(registry));
        }
    }

    /** @param account empty where the session is not known */
    void add(RotationOutcome outcome, SessionId session, Optional<AccountId> account, CoarseUserAgent client) {
        counters.get(outcome).increment();
        outcome.audited().ifPresent(kind -> {
            SecurityEvent event =
                    SecurityEvent.of(kind).session(session.value()).client(client.toString());
            account.ifPresent(id -> event.account(id.value()));
            audit.record(event);
        });
    }

    void addForged() {
        counters.get(RotationOutcome.FORGED).increment();
    }
}
