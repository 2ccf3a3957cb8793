package chat.mia.session;

/** Why a session was ended: the values of {@code auth_session.status} other than 0, which is an active one. */
enum EndReason {
    SIGNED_OUT(1, "signed-out"),
    /** Two copies of a refresh token were used. */
    THEFT(2, "stolen"),
    /** From another device of the account, or by an admin. */
    REVOKED(3, "ended-elsewhere"),
    /** The password was changed. */
    CREDENTIAL_CHANGE(4, "credential-changed");

    private final short status;
    private final String word;

    EndReason(int status, String word) {
        this.status = (short) status;
        this.word = word;
    }

    short status() {
        return status;
    }

    /** For the account's owner. */
    String word() {
        return word;
    }
}
