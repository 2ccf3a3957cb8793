/**
 * The cookie policy: its versions, which of them is in force, and the published document as HTML and as JSON.
 *
 * <p>May import {@code catalogue}, {@code web}, {@code database} and {@code time}.
 */
package chat.mia.policy;
