/**
 * Keys: the secrets of the deployment and what is derived from them, what the replicas tell each other of them, the signing
 * keys in the database and how they follow one another, and the JWKS that publishes their public halves.
 *
 * <p>May import {@code audit}, {@code database}, {@code web} and {@code time}.
 */
package chat.mia.keys;
