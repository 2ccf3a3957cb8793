/**
 * How the browser kit's files are sent: under names that stay, and under addresses whose content never changes.
 *
 * <p>May import {@code catalogue} and {@code web}; nothing imports it. Templates ask it for addresses by the name
 * {@code kit}.
 */
package chat.mia.kit;
