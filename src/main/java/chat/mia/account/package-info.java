/**
 * The built-in accounts: an email address and a password.
 *
 * <p>May import {@code session}, {@code consent}, {@code policy}, {@code catalogue}, {@code keys}, {@code web} and {@code
 * time}.
 */
package chat.mia.account;
