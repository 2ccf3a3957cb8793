/**
 * What several features need of PostgreSQL: locks that replicas take among themselves, work that one of them does, the
 * form of its intervals, and whether it can be reached, which makes a replica ready.
 *
 * <p>Imports nothing of ours; everything above {@code web} may import it.
 */
package chat.mia.database;
