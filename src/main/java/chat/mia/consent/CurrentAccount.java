package chat.mia.consent;

import chat.mia.catalogue.SetCookie;
import chat.mia.web.Problem;
import java.util.Optional;

/**
 * The account that a request speaks for, once the checks of {@code @SignedIn} or {@code @SignedInOrAnonymous} have
 * passed. Implemented by the session package as a request-scoped bean.
 */
public interface CurrentAccount {

    /** The account that the request's access token names; empty where it carries none. */
    Optional<AccountId> id();

    /**
     * What the access token says of the account's choice.
     *
     * @throws IllegalStateException where there is no account
     */
    ConsentHead consent();

    /**
     * A new access token of the same session and with the same end, as a cookie, that carries another choice; empty
     * where the old one came in the header {@code Authorization}, because then no cookie is set.
     *
     * @throws IllegalStateException where there is no account
     */
    Optional<SetCookie> renewedWith(ConsentHead head, boolean gpc);

    /** The refusal where the account is no more, although its token is still alive. */
    Problem erased();
}
