/**
 * The visitor's choice about optional cookies: the append-only ledger, what a choice is worth at this moment, and the
 * cookies that exist only after a Yes.
 *
 * <p>May import {@code policy}, {@code catalogue}, {@code keys}, {@code events}, {@code database}, {@code audit}, {@code web} and {@code time}. It must reach
 * the session twice, to renew the access token after a change and to read it for a gateway: {@link
 * chat.mia.consent.CurrentAccount} and {@link chat.mia.consent.PresentedConsent} are declared here and implemented there.
 */
package chat.mia.consent;
