package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The titles of problems, for each kind; a method is named like the slug. In English they are those that the API gives,
 * whose answers are in English whatever the caller's language.
 */
@MessageBundle(value = "titles", defaultKey = Message.HYPHENATED_ELEMENT_NAME, locale = "en")
interface ProblemTitles {

    @Message("The request is not valid")
    String invalidRequest();

    @Message("The cookies contradict each other")
    String ambiguousCookies();

    @Message("The password is too easy to guess")
    String weakPassword();

    @Message("The choice names a category that does not exist")
    String unknownCategory();

    @Message("The choice names a category that needs no consent")
    String essentialNotOptional();

    @Message("The choice leaves a category out")
    String categoryMissing();

    @Message("The notice was never published")
    String unknownNotice();

    @Message("The key belongs to another request")
    String idempotencyKeyReused();

    @Message("The receipt is not that of a browser")
    String invalidReceipt();

    @Message("You are not signed in")
    String notSignedIn();

    @Message("The access token has expired")
    String accessTokenExpired();

    @Message("The session was ended")
    String sessionEnded();

    @Message("Email or password is wrong")
    String wrongCredentials();

    @Message("The assertion is not accepted")
    String invalidAssertion();

    @Message("The client credentials are missing or wrong")
    String invalidClient();

    @Message("The request came from another site")
    String crossSiteRequest();

    @Message("The CSRF token is missing or belongs to another session")
    String csrfTokenMismatch();

    @Message("You are not allowed to do this")
    String notAllowed();

    @Message("The password is wrong")
    String wrongPassword();

    @Message("There is no such thing")
    String notFound();

    @Message("The resource does not know this method")
    String methodNotAllowed();

    @Message("The answer exists only in another media type")
    String notAcceptable();

    @Message("There is an account with this email address")
    String emailTaken();

    @Message("The receipt was linked before")
    String receiptAlreadyLinked();

    @Message("The choice was made under an outdated policy")
    String policyOutdated();

    @Message("Events after this cursor are no longer known")
    String eventsGone();

    @Message("The request body is too large")
    String bodyTooLarge();

    @Message("The request body has another media type")
    String unsupportedMediaType();

    @Message("There were too many attempts")
    String tooManyAttempts();

    @Message("The client holds too many streams open")
    String tooManyStreams();

    @Message("Something unforeseen happened")
    String internalError();

    @Message("The service cannot answer at the moment")
    String temporarilyUnavailable();
}
