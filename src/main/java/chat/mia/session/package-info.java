/**
 * Sessions: the three cookies, the access token, refresh with rotation, the CSRF token, who is signed in, and what other
 * services may ask about a token.
 *
 * <p>May import {@code consent}, {@code policy}, {@code catalogue}, {@code keys}, {@code events}, {@code clients},
 * {@code audit}, {@code database}, {@code web} and {@code time}. What only the accounts know is declared here and
 * implemented there: {@link chat.mia.session.Credentials}, {@link chat.mia.session.AssertedSessions} and {@link
 * chat.mia.session.Admins}.
 */
package chat.mia.session;
