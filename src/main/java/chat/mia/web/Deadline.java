package chat.mia.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Gives a call up before its client does, so that a database which hangs is told like one that is away: 503. */
@ApplicationScoped
public class Deadline {

    private final Duration limit;

    Deadline(WebConfig config) {
        limit = config.database().timeLimit();
    }

    /**
     * The same work, but failing where it takes too long. The work itself goes on and is not cancelled: whether it took
     * effect is then unknown, and its connection must find its way back into the pool.
     */
    public <T> Uni<T> on(Uni<T> work) {
        return Uni.createFrom()
                .<T>emitter(answer -> work.subscribe().with(answer::complete, answer::fail))
                .ifNoItem()
                .after(limit)
                .failWith(() -> new TimeoutException("The database did not answer within " + limit));
    }
}
