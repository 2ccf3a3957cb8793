/**
 * Pages for people: the landing page that shows the whole job, the privacy centre, an explanation of every kind of
 * problem, and the page for admins.
 *
 * <p>May import every feature; nothing imports it.
 */
package chat.mia.pages;
