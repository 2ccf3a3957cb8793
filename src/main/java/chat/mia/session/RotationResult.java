package chat.mia.session;

import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentHead;
import java.time.Instant;

/**
 * What became of a presented refresh token. A value and not an exception, since an ended session must be written as such
 * and an exception would roll that back.
 */
sealed interface RotationResult {

    /**
     * The session goes on.
     *
     * @param token to hand out: the presented one or its successor
     * @param sessionExpiresAt when it ends if nobody refreshes again
     * @param consent the account's stored choice
     */
    record Continued(RefreshToken token, AccountId account, Instant sessionExpiresAt, ConsentHead consent)
            implements RotationResult {}

    /** The session is over, or was never there; why is not told. */
    record Ended() implements RotationResult {}
}
