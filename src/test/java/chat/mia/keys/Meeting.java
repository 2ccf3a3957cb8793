package chat.mia.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets the service hear of other replicas at once, as it does by itself every 20 seconds. */
@ApplicationScoped
public class Meeting {

    private final Replicas replicas;

    Meeting(Replicas replicas) {
        this.replicas = replicas;
    }

    public void hold() {
        replicas.tell().await().atMost(Duration.ofSeconds(20));
    }
}
