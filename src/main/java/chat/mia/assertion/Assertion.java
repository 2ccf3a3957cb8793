package chat.mia.assertion;

import java.time.Instant;

/**
 * An assertion that was found to be right, but for one thing: whether it was used before.
 *
 * @param jtiHash SHA-256 of the claim {@code jti}
 */
record Assertion(Asserted asserted, byte[] jtiHash, Instant expiresAt) {}
