package chat.mia.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database has not been away for some time. In place of Quarkus' check, which asks it at every probe. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

    private final Reachability reachability;

    DatabaseReadiness(Reachability reachability) {
        this.reachability = reachability;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        boolean reachable = reachability.isReachable();
        return Uni.createFrom()
                .item(HealthCheckResponse.named("database")
                        .withData(reachable ? "failed-looks" : "good-looks", reachability.against())
                        .status(reachable)
                        .build());
    }
}
