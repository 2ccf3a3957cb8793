package chat.mia.keys;

import java.util.Locale;

/** Where a signing key is in its life. */
enum KeyState {
    /** Published, so that verifiers know it before it signs. */
    NEXT,
    /** Signs. There is exactly one. */
    ACTIVE,
    /** Published while tokens that it signed live. */
    RETIRING,
    /** Gone from the JWKS, after its time. */
    RETIRED,
    /** Withdrawn from the JWKS at once: its tokens are refused. */
    REVOKED;

    /** As it stands in JSON. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
