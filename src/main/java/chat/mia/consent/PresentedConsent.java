package chat.mia.consent;

import io.vertx.core.http.HttpServerRequest;

/**
 * What the access token of a request says of its account's choice, for calls that no check of sign-in comes before.
 * Implemented by the session package as an {@code @ApplicationScoped} bean.
 */
public interface PresentedConsent {

    /** Reads the header {@code Authorization}, or the cookie where that is absent. Asks no database; never throws. */
    Presented in(HttpServerRequest request);

    /** What was found. */
    sealed interface Presented {

        /** The request carries no access token. */
        record Nothing() implements Presented {}

        /** It carries one that is not believed: expired, not ours, or of a session that was ended. */
        record Invalid() implements Presented {}

        /**
         * It carries one that is in force.
         *
         * @param consent the account's choice when the token was made
         */
        record Claim(AccountId account, ConsentHead consent) implements Presented {}
    }
}
