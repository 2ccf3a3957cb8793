package chat.mia.account;

import chat.mia.web.ProblemType;

/** What is refused when an account is made or changed. */
public enum AccountProblem implements ProblemType {
    EMAIL_TAKEN("email-taken", "There is an account with this email address", 409),
    WEAK_PASSWORD("weak-password", "The password is too easy to guess", 400);

    private final Kind kind;

    AccountProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** Asking for many addresses tells who has an account. */
    @Override
    public boolean securityRelevant() {
        return this == EMAIL_TAKEN;
    }
}
