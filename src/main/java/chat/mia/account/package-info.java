/**
 * Accounts: the built-in ones, with an email address and a password, and those of trusted issuers.
 *
 * <p>May import {@code assertion}, {@code session}, {@code consent}, {@code policy}, {@code catalogue}, {@code keys},
 * {@code audit}, {@code database}, {@code web} and {@code time}.
 */
package chat.mia.account;
