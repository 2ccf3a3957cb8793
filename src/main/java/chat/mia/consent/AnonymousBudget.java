package chat.mia.consent;

import chat.mia.web.ClientNetworks;
import chat.mia.web.NetworkLimit;
import chat.mia.web.WebProblem;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Limits what is recorded for those who show no credential: a stranger could fill the ledger otherwise. */
@Startup
@ApplicationScoped
class AnonymousBudget {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final ClientNetworks networks;
    private final NetworkLimit limit;

    AnonymousBudget(ClientNetworks networks, ConsentConfig config, Clock clock) {
        if (config.anonymousBudget() < 1) {
            throw new IllegalStateException("mia.consent.anonymous-budget must be at least 1");
        }
        this.networks = networks;
        limit = new NetworkLimit(config.anonymousBudget(), WINDOW, clock);
    }

    /** Counts one. @throws Problem {@code too-many-attempts} where it was one too many, which is not counted */
    void spend(HttpServerRequest request) {
        limit.take(networks.of(request)).ifPresent(wait -> {
            throw WebProblem.tooManyAttempts(wait);
        });
    }
}
