package chat.mia.account;

/** What the OpenAPI document shows of accounts. */
final class AccountExamples {

    static final String SIGN_UP = """
            {"email": "ada@example.com", "password": "three words that rhyme"}""";

    static final String ACCOUNT = """
            {"id": "019de82f-a5d0-7c41-8b0f-1e9a5d3c7b26", "email": "ada@example.com",
             "createdAt": "2026-05-02T10:15:30Z"}""";

    static final String INVALID_REQUEST = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "email", "detail": "Must be an email address of at most 254 characters."}]}""";

    static final String WEAK_PASSWORD = """
            {"type": "/problems/weak-password", "title": "The password is too easy to guess", "status": 400,
             "detail": "Choose at least 15 characters that are not the email address; a few words will do.",
             "errors": [{"field": "password", "detail": "Must have at least 15 characters."}]}""";

    static final String PASSWORD_CHANGE = """
            {"currentPassword": "three words that rhyme", "newPassword": "four words that do not"}""";

    static final String SAME_PASSWORD = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "newPassword", "detail": "Must differ from currentPassword."}]}""";

    static final String WEAK_NEW_PASSWORD = """
            {"type": "/problems/weak-password", "title": "The password is too easy to guess", "status": 400,
             "detail": "Choose at least 15 characters that are not the email address; a few words will do.",
             "errors": [{"field": "newPassword", "detail": "Must have at least 15 characters."}]}""";

    static final String WRONG_PASSWORD = """
            {"type": "/problems/wrong-password", "title": "The password is wrong", "status": 403,
             "detail": "Check the current password."}""";

    static final String NO_PASSWORD = """
            {"type": "/problems/not-found", "title": "There is no such thing", "status": 404,
             "detail": "This account has no password here. Change it where you sign in with it."}""";

    static final String EMAIL_TAKEN = """
            {"type": "/problems/email-taken", "title": "There is an account with this email address", "status": 409,
             "detail": "Sign in with this address, or use another one."}""";

    static final String NOT_FOUND = """
            {"type": "/problems/not-found", "title": "There is no such thing", "status": 404,
             "detail": "Sign in with an assertion: there are no passwords here."}""";

    static final String ERASURE = """
            {"password": "three words that rhyme"}""";

    static final String ERASURE_BY_ASSERTION = """
            {"assertion": "eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uLiJ9.eyJpc3MiOiIuLi4ifQ.MEUCIQ"}""";

    static final String OTHER_PROOF = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "password", "detail": "This account has none here. Send an assertion of its issuer."}]}""";

    private AccountExamples() {}
}
