package chat.mia.session;

/** Why a session was ended: the values of {@code auth_session.status} other than 0, which is an active one. */
enum EndReason {
    SIGNED_OUT(1),
    /** Two copies of a refresh token were used. */
    THEFT(2),
    /** From another device of the account, or by an admin. */
    REVOKED(3),
    /** The password was changed. */
    CREDENTIAL_CHANGE(4);

    private final short status;

    EndReason(int status) {
        this.status = (short) status;
    }

    short status() {
        return status;
    }
}
