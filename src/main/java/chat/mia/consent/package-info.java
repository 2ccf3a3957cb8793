/**
 * The visitor's choice about optional cookies: the append-only ledger, what a choice is worth at this moment, and the
 * cookies that exist only after a Yes.
 *
 * <p>May import {@code policy}, {@code catalogue}, {@code keys}, {@code database}, {@code web} and {@code time}. It must reach the session
 * once, to renew the access token after a change: {@link chat.mia.consent.CurrentAccount} is declared here and
 * implemented there.
 */
package chat.mia.consent;
