/**
 * Pages for people: the landing page that shows the whole job, the privacy centre, and an explanation of every kind of problem.
 *
 * <p>May import every feature; nothing imports it.
 */
package chat.mia.pages;
