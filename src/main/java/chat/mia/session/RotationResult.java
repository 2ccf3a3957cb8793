package chat.mia.session;

import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentHead;
import java.time.Instant;
import java.util.List;

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
     * @param roles what the account may do beyond its own affairs
     * @param consent the account's stored choice
     */
    record Continued(
            RefreshToken token, AccountId account, Instant sessionExpiresAt, List<String> roles, ConsentHead consent)
            implements RotationResult {}

    /** The session is over, or was never there; why is not told. */
    record Ended() implements RotationResult {}
}
