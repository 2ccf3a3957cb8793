/**
 * Service clients: the programs that may ask this service what browsers may not, each with an id and a secret of its own.
 *
 * <p>May import {@code audit}, {@code web} and {@code time}.
 */
package chat.mia.clients;
