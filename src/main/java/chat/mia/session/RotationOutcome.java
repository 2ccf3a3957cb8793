package chat.mia.session;

import chat.mia.audit.SecurityEvent.Kind;
import java.util.Locale;
import java.util.Optional;

/** What {@code rotate_contested}, or the plain rotation before it, decided about a refresh token. */
enum RotationOutcome {
    /** Replaced by its successor. */
    ROTATED,
    /** Too soon after the last rotation; it stays. */
    KEEP,
    /** The one before, within the grace: the same successor again. */
    REPLAY,
    /** The one before, later, from the same kind of client: another successor. */
    FORK(Kind.SESSION_FORK),
    /** The successor that a fork displaced: the two change places. */
    UNFORK(Kind.SESSION_UNFORK),
    /** A copy is in use elsewhere; the session was ended. */
    THEFT(Kind.SESSION_THEFT),
    /** A little ahead of the database, which lost a commit. */
    ROLLFORWARD(Kind.SESSION_ROLL_FORWARD),
    /** Far ahead of the database, which was restored to the past. */
    AHEAD(Kind.SESSION_AHEAD),
    /** Over, past a limit, or never there. */
    DEAD,
    /** Not one of ours: its tag is wrong. The database is not asked. */
    FORGED;

    private final Kind audited;

    RotationOutcome() {
        this(null);
    }

    RotationOutcome(Kind audited) {
        this.audited = audited;
    }

    /** What the audit trail records; empty where it happens every day. */
    Optional<Kind> audited() {
        return Optional.ofNullable(audited);
    }

    /** The word in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
