package chat.mia.account;

import chat.mia.web.ProblemType;

/** What is refused when an account is made or changed. */
public enum AccountProblem implements ProblemType {
    EMAIL_TAKEN("email-taken", "There is an account with this email address", 409),
    WEAK_PASSWORD("weak-password", "The password is too easy to guess", 400),
    WRONG_PASSWORD("wrong-password", "The password is wrong", 403);

    private final Kind kind;

    AccountProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** Asking for many addresses tells who has an account; a wrong password may be a thief's in a stolen session. */
    @Override
    public boolean securityRelevant() {
        return this == EMAIL_TAKEN || this == WRONG_PASSWORD;
    }
}
