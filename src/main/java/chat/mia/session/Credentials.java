package chat.mia.session;

import chat.mia.web.WebProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Knows whose email and password belong together. Implemented by the account package. */
public interface Credentials {

    /**
     * The account that these belong to. Fails with {@link SessionProblem#WRONG_CREDENTIALS}, after the same work for an
     * unknown email and for a wrong password, so that nobody learns who has an account; without any work where
     * passwords are switched off. Fails with {@link WebProblem#TOO_MANY_ATTEMPTS} after too many failures of the account
     * or from the request's network.
     */
    Uni<VerifiedAccount> verify(String email, String password, HttpServerRequest request);
}
