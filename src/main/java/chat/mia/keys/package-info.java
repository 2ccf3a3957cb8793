/**
 * Keys: the secrets of the deployment and what is derived from them, the signing keys in the database, and the JWKS that
 * publishes their public halves.
 *
 * <p>May import {@code web} and {@code time}.
 */
package chat.mia.keys;
