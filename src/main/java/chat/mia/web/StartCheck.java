package chat.mia.web;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Started once everything is done that comes before requests: the database is migrated, which Quarkus does first, and every
 * observer of the start has returned, those that publish the policy and load the keys among them.
 */
@Startup
@ApplicationScoped
class StartCheck implements AsyncHealthCheck {

    private volatile boolean done;

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent starting) {
        done = true;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(HealthCheckResponse.named("migrations, policy, keys")
                        .status(done)
                        .build());
    }
}
