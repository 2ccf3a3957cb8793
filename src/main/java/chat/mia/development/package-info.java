/**
 * What {@code ./mvnw quarkus:dev} needs so that nothing has to be installed or configured: an embedded PostgreSQL,
 * secrets of this machine, and a word on where to look. Nothing here runs in production, where the libraries that it
 * uses are absent.
 *
 * <p>May be imported by nothing.
 */
package chat.mia.development;
