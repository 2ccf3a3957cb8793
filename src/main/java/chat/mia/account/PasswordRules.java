package chat.mia.account;

import chat.mia.web.Problem;
import java.util.Locale;

/** What a new password must be at first sight; {@link PasswordStrength} looks closer. Nothing about kinds of characters. */
final class PasswordRules {

    /** NIST SP 800-63B-4, section 3.1.1.2, where the password is the only factor. */
    static final int MIN_LENGTH = 15;

    /** Far above the 64 that must be accepted; keeps the work of hashing bounded. */
    static final int MAX_LENGTH = 1000;

    private PasswordRules() {}

    /**
     * @param field what the password is called in the request
     * @throws Problem {@code weak-password}, or {@code invalid-request} where it is no text or too long; says why
     */
    static void require(String field, String password, Email email) {
        // Before it is normalised, which takes quadratic time for some texts.
        if (isTooLong(password)) {
            throw Problem.invalid(field, "Must have at most " + MAX_LENGTH + " characters.");
        }
        if (password.codePoints().anyMatch(PasswordRules::isHalfACharacter)) {
            throw Problem.invalid(field, "Must be text; there is half a character in it.");
        }
        String normal = Passwords.normal(password);
        if (normal.codePointCount(0, normal.length()) < MIN_LENGTH) {
            throw weak(field, "Must have at least " + MIN_LENGTH + " characters.");
        }
        if (normal.strip().toLowerCase(Locale.ROOT).equals(email.key())) {
            throw weak(field, "Must not be the email address.");
        }
    }

    static boolean isTooLong(String password) {
        return password.length() > 2 * MAX_LENGTH || password.codePointCount(0, password.length()) > MAX_LENGTH;
    }

    /** A surrogate without its other half becomes a question mark in UTF-8, so that different passwords would be one. */
    private static boolean isHalfACharacter(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    static Problem weak(String field, String detail) {
        return Problem.of(
                        AccountProblem.WEAK_PASSWORD,
                        "Choose at least " + MIN_LENGTH + " characters that are not the email address; a few words will"
                                + " do.")
                .at(field, detail);
    }
}
