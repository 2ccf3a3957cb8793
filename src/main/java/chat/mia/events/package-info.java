/**
 * What other services, and the other replicas of this one, are told: the rows of {@code service_event}, as pages, as
 * streams, and to whoever follows them inside this service.
 *
 * <p>May import {@code clients}, {@code audit}, {@code database}, {@code web} and {@code time}. Packages above it are told
 * of events through {@link chat.mia.events.Follower}, which they implement.
 */
package chat.mia.events;
