/**
 * The one clock of the service and the identifiers that are ordered by it.
 *
 * <p>Imports nothing of ours; everything may import it.
 */
package chat.mia.time;
