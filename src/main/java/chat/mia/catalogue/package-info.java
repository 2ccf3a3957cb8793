/**
 * What may be stored on a device: cookies, storage keys and caches, each with its category, purpose, lifetime and
 * attributes. Cookies are made from its entries and by nothing else; the policy's tables are rendered from the same.
 *
 * <p>May import {@code web} and {@code time}.
 */
package chat.mia.catalogue;
