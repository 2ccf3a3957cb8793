/**
 * The audit trail: what happened to sessions, accounts and keys, one log event each, in a form that programs can rely on.
 * {@code docs/audit.md} describes every event and field.
 *
 * <p>May import {@code time}; everything above {@code web} may import it.
 */
package chat.mia.audit;
