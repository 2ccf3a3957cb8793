package chat.mia.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger.Level;

/**
 * Something that whoever guards the service wants to know of. It never holds a secret, a token, an email or IP address.
 *
 * <pre>{@code audit.record(SecurityEvent.of(Kind.SIGN_IN).account(id).session(sid).client("Firefox/Linux"));}</pre>
 */
public final class SecurityEvent {

    /** What can happen. The ids and the fields of each are a contract: {@code docs/audit.md}. */
    public enum Kind {
        SIGN_UP("sign-up", Level.INFO),
        SIGN_UP_REFUSED("sign-up-refused", Level.WARN),
        SIGN_IN("sign-in", Level.INFO),
        SIGN_IN_REFUSED("sign-in-refused", Level.WARN),
        SIGN_OUT("sign-out", Level.INFO),
        SESSION_THEFT("session-theft", Level.WARN),
        SESSION_FORK("session-fork", Level.INFO),
        SESSION_UNFORK("session-unfork", Level.INFO),
        SESSION_ROLL_FORWARD("session-roll-forward", Level.WARN),
        SESSION_AHEAD("session-ahead", Level.WARN),
        SESSION_REVOKED("session-revoked", Level.INFO),
        PASSWORD_CHANGED("password-changed", Level.INFO),
        PASSWORD_CHANGE_REFUSED("password-change-refused", Level.WARN),
        ACCOUNT_ERASED("account-erased", Level.INFO),
        ACCOUNT_ERASURE_REFUSED("account-erasure-refused", Level.WARN),
        KEY_MADE("key-made", Level.INFO),
        KEY_ACTIVATED("key-activated", Level.INFO),
        KEY_RETIRED("key-retired", Level.INFO),
        KEY_REVOKED("key-revoked", Level.WARN),
        CLIENT_REFUSED("client-refused", Level.WARN),
        LEDGER_PURGED("ledger-purged", Level.INFO);

        private final String id;
        private final Level level;

        Kind(String id, Level level) {
            this.id = id;
            this.level = level;
        }

        public String id() {
            return id;
        }

        Level level() {
            return level;
        }
    }

    private final Kind kind;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private SecurityEvent(Kind kind) {
        this.kind = kind;
    }

    public static SecurityEvent of(Kind kind) {
        return new SecurityEvent(kind);
    }

    /** Whose account it concerns. */
    public SecurityEvent account(UUID id) {
        return with("account", id.toString());
    }

    /** Which session it concerns. */
    public SecurityEvent session(UUID sid) {
        return with("session", sid.toString());
    }

    /** Browser family and platform, like {@code Firefox/Linux}. */
    public SecurityEvent client(String coarse) {
        return with("client", coarse);
    }

    /** Which service client: an id that is configured, never one that a stranger made up. */
    public SecurityEvent service(String id) {
        return with("service", id);
    }

    /** A keyed hash of the caller's network block: tells the same block from another, but not which one it is. */
    public SecurityEvent network(String pseudonym) {
        return with("network", pseudonym);
    }

    /** Why, as a word of a closed list. */
    public SecurityEvent reason(String word) {
        return with("reason", word);
    }

    /** What proved who it is: {@code password} or {@code assertion}. */
    public SecurityEvent method(String word) {
        return with("method", word);
    }

    /** Which trusted issuer said who it is, by its id in the settings. */
    public SecurityEvent issuer(String id) {
        return with("issuer", id);
    }

    /** Which signing key it concerns. */
    public SecurityEvent key(String kid) {
        return with("key", kid);
    }

    /** Which month it concerns, like {@code 2026-11}. */
    public SecurityEvent month(String yearAndMonth) {
        return with("month", yearAndMonth);
    }

    /** How many sessions, keys, attempts or recorded choices it concerns. */
    public SecurityEvent count(long number) {
        return with("count", number);
    }

    Kind kind() {
        return kind;
    }

    Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    private SecurityEvent with(String field, Object value) {
        fields.put(field, value);
        return this;
    }
}
