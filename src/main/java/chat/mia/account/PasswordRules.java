package chat.mia.account;

import chat.mia.web.Problem;
import java.util.Locale;

/** What a new password must be: long, and not the email address; nothing about kinds of characters. */
final class PasswordRules {

    /** NIST SP 800-63B-4, section 3.1.1.2, where the password is the only factor. */
    static final int MIN_LENGTH = 15;

    /** Far above the 64 that must be accepted; keeps the work of hashing bounded. */
    static final int MAX_LENGTH = 1000;

    private PasswordRules() {}

    /** @throws Problem {@code weak-password}, or {@code invalid-request} where it is too long; says what would be right */
    static void require(String password, Email email) {
        int length = Passwords.normal(password)
                .codePointCount(0, Passwords.normal(password).length());
        if (length > MAX_LENGTH) {
            throw Problem.invalid("password", "Must have at most " + MAX_LENGTH + " characters.");
        }
        boolean guessable = password.strip().toLowerCase(Locale.ROOT).equals(email.key());
        if (length < MIN_LENGTH || guessable) {
            throw Problem.of(
                            AccountProblem.WEAK_PASSWORD,
                            "Choose at least " + MIN_LENGTH + " characters that are not the email address; a few words"
                                    + " will do.")
                    .at("password", "Must have at least " + MIN_LENGTH + " characters.");
        }
    }
}
