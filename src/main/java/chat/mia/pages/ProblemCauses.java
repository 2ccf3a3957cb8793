package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What happened, for each kind of problem; a method is named like the slug. */
@MessageBundle(value = "causes", defaultKey = Message.HYPHENATED_ELEMENT_NAME, locale = "en")
interface ProblemCauses {

    @Message("The request is not JSON, has the wrong shape, an unknown property or an invalid value.")
    String invalidRequest();

    @Message("One of our cookies came twice, or the access token and the refresh token belong to different sessions."
            + " Another site on a neighbouring host may have set one of them.")
    String ambiguousCookies();

    @Message("The password is too short or too easy to guess, so it was not taken. Passwords of leaked lists, common"
            + " words and names, repetitions, the email address and the name of the service add little or nothing.")
    String weakPassword();

    @Message("The choice names a category that the catalogue does not have.")
    String unknownCategory();

    @Message("The choice names `essential` or `functional` as a category. They are needed or set by the visitor, and"
            + " nobody is asked about them.")
    String essentialNotOptional();

    @Message("The choice leaves out an optional category. Silence is neither a yes nor a no, so nothing was recorded.")
    String categoryMissing();

    @Message(
            "The hash in `notice` is not that of a text that this service gave to be shown under the `policyVersion` of the"
                    + " choice.")
    String unknownNotice();

    @Message("The header `Idempotency-Key` names a request of the last 24 hours that said something else. Nothing was"
            + " recorded.")
    String idempotencyKeyReused();

    @Message("The receipt that should be linked was not made by this service, or is that of an account, or was erased.")
    String invalidReceipt();

    @Message("The call needs a signed-in visitor, but came without a valid access token.")
    String notSignedIn();

    @Message("The access token has ended after its ten minutes. The session itself lives on.")
    String accessTokenExpired();

    @Message(
            "The session is over: the visitor signed out, ended it or changed the password on another device, did not use it for"
                    + " 30 days, had the account erased, or an old refresh token was used again, which may mean that it was stolen.")
    String sessionEnded();

    @Message("No account has this email with this password. An unknown email gets the same answer, so that nobody can"
            + " find out who has an account.")
    String wrongCredentials();

    @Message(
            "The assertion is no JWT of a trusted issuer for this service, has expired, lives longer than five minutes or"
                    + " was used before; to erase an account it must name that one. The answer is the same for each of these; the audit trail says which it was.")
    String invalidAssertion();

    @Message("The call is for other services, and came without the id and secret of one, or with a wrong one.")
    String invalidClient();

    @Message("A page of another site made the browser send this request.")
    String crossSiteRequest();

    @Message("The header `X-CSRF-Token` is missing, or is not that of this session.")
    String csrfTokenMismatch();

    @Message("The account is signed in, but lacks the role that the call is for.")
    String notAllowed();

    @Message("The call asks for the password once more, so that a stolen session is not enough for it, and the one that"
            + " came is not the account's.")
    String wrongPassword();

    @Message("There is nothing at this path, or it is not yours. The two look the same, so that nobody can find out"
            + " what exists.")
    String notFound();

    @Message("The path exists, but does not know the request's method.")
    String methodNotAllowed();

    @Message("The header `Accept` asks for a media type in which the answer does not exist.")
    String notAcceptable();

    @Message("An account with this email exists already.")
    String emailTaken();

    @Message("The choice of this receipt has come to an account before: to this one or to another. That happens once.")
    String receiptAlreadyLinked();

    @Message("The choice was made under a version of the cookie policy that a material change has replaced.")
    String policyOutdated();

    @Message("The reader stayed away for so long that events were forgotten which it has not read, or the database"
            + " was restored to a time before its cursor.")
    String eventsGone();

    @Message("The request body is larger than 64 KiB.")
    String bodyTooLarge();

    @Message("The request has a body that is not JSON, or for introspection one that is not a form.")
    String unsupportedMediaType();

    @Message("Too many sign-ins failed for this email, on this device or from this network, or too many accounts were"
            + " asked for. Even the right password is refused now.")
    String tooManyAttempts();

    @Message("The service client holds as many streams of events open as it may.")
    String tooManyStreams();

    @Message("Something unforeseen happened in the service. Nothing of the cause is said here.")
    String internalError();

    @Message(
            "The database or an identity provider is away, the service has more to do than it can, or the refresh token can be"
                    + " read by another replica only, while secrets are being changed.")
    String temporarilyUnavailable();
}
