/**
 * Sessions: the three cookies, the access token, refresh with rotation, the CSRF token, who is signed in, and what other
 * services may ask about a token.
 *
 * <p>May import {@code consent}, {@code policy}, {@code catalogue}, {@code keys}, {@code events}, {@code clients},
 * {@code audit}, {@code web} and {@code time}. It must reach the accounts once, to verify a password:
 * {@link chat.mia.session.Credentials} is declared here and implemented there.
 */
package chat.mia.session;
