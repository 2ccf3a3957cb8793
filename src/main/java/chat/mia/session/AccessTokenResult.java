package chat.mia.session;

/** What a string that was given as an access token turns out to be. */
sealed interface AccessTokenResult {

    /** It is ours and in force. */
    record Valid(AccessToken token) implements AccessTokenResult {}

    /** It was ours, but its time is over. */
    record Expired() implements AccessTokenResult {}

    /** It is not ours, or not an access token. */
    record Invalid() implements AccessTokenResult {}
}
