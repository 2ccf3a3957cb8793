/**
 * Assertions of trusted issuers (JWTs in the shape of RFC 7523, section 3): which issuers are trusted, their keys, what an
 * assertion must be, and that each is used once.
 *
 * <p>May import {@code session}, {@code keys}, {@code audit}, {@code database}, {@code web} and {@code time}.
 */
package chat.mia.assertion;
