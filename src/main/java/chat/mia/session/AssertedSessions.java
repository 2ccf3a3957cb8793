package chat.mia.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Knows whose account an assertion of a trusted issuer means. Implemented by the account package. */
public interface AssertedSessions {

    /**
     * Begins a session for the account of whom the assertion names, which is made at first sight. Fails with
     * {@link SessionProblem#INVALID_ASSERTION}, also where it was used before; with 503 where that cannot be told now.
     */
    Uni<OpenedSession> open(String assertion, UserAgent client, HttpServerRequest request);
}
