/**
 * The commands that verify a ledger and a receipt. They run instead of the service, in the same program, so that whoever can run
 * it can check it: no server, no jobs, no migration starts, and nothing is written.
 *
 * <p>May import {@code consent}, whose way of hashing it repeats, {@code keys} and {@code time}. Only the main class imports it.
 */
package chat.mia.verifier;
