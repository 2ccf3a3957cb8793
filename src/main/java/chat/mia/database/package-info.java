/**
 * What several features need of PostgreSQL: locks that replicas take among themselves, work that one of them does, and the
 * form of its intervals.
 *
 * <p>Imports nothing of ours; everything above {@code web} may import it.
 */
package chat.mia.database;
