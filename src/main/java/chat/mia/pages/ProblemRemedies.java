package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a client should do, for each kind of problem; a method is named like the slug. */
@MessageBundle(value = "remedies", defaultKey = Message.HYPHENATED_ELEMENT_NAME, locale = "en")
interface ProblemRemedies {

    @Message("Correct the fields that `errors` names, by path and reason, and send the request again. Sending it"
            + " unchanged will fail again.")
    String invalidRequest();

    @Message("A doubled cookie is removed by this answer: send the request again, or refresh first. Where the tokens"
            + " differ, sign out, which ends both sessions, and sign in again.")
    String ambiguousCookies();

    @Message("Ask for another one, of at least 15 characters. A few words that do not belong together make a good one.")
    String weakPassword();

    @Message("Read `GET /api/v1/consent` and name the categories that its `choices` have, and no others.")
    String unknownCategory();

    @Message("Leave them out of `choices`.")
    String essentialNotOptional();

    @Message("Name every category of the `choices` in `GET /api/v1/consent`, each with `true` or `false`.")
    String categoryMissing();

    @Message(
            "Send the `sha256` that `GET /api/v1/consent/notice` gave with the text that was shown, and its `policyVersion`."
                    + " If the app shows a text of its own, leave `notice` out.")
    String unknownNotice();

    @Message("Make a new UUID for each choice of the visitor, and send the same one only with the same body again.")
    String idempotencyKeyReused();

    @Message("Forget the receipt. The account's own choice counts: read `GET /api/v1/consent`.")
    String invalidReceipt();

    @Message("Refresh once with `POST /api/v1/session/refresh` and repeat the call. If the refresh says `not-signed-in`"
            + " too, nobody is signed in: show the sign-in form. That is a normal state and no error to report.")
    String notSignedIn();

    @Message("Refresh once with `POST /api/v1/session/refresh` and repeat the call. The visitor need not notice.")
    String accessTokenExpired();

    @Message("Call `DELETE /api/v1/session`, so that the cookies go, and show the sign-in form. This is the only answer"
            + " that means signed out.")
    String sessionEnded();

    @Message("Let the visitor check both and try again.")
    String wrongCredentials();

    @Message("Ask the identity provider for a new assertion and send it once, at once. If new ones are refused too, the"
            + " operator finds the reason in the audit trail.")
    String invalidAssertion();

    @Message(
            "Send both as HTTP Basic. The operator configures them as `mia.clients`; a browser has no use for this call.")
    String invalidClient();

    @Message("Call the service from pages of its own origin. Other sites may link to it, but cannot act in the"
            + " visitor's name.")
    String crossSiteRequest();

    @Message(
            "Read the CSRF cookie (`csrf_token`, unless the deployment renamed it) immediately before the call and send its"
                    + " value in `X-CSRF-Token`: it changes with each sign-in.")
    String csrfTokenMismatch();

    @Message(
            "Sign in with an account that `mia.admin.accounts` names. After a change of that setting, refresh the session.")
    String notAllowed();

    @Message("Let the visitor enter the password of this account again. The session lives on.")
    String wrongPassword();

    @Message("Check the path and the identifier in it.")
    String notFound();

    @Message("Use one of the methods that the header `Allow` names.")
    String methodNotAllowed();

    @Message("Leave `Accept` out, or accept any media type.")
    String notAcceptable();

    @Message("Offer to sign in instead.")
    String emailTaken();

    @Message("Forget the receipt. What it brought, or did not, stands in `GET /api/v1/consent`.")
    String receiptAlreadyLinked();

    @Message("Show the policy that `currentVersion` names, ask again, and send the new choice with that version. Do not"
            + " resend the old choice.")
    String policyOutdated();

    @Message("Forget what was learnt from events, for example by asking about each token once, and read on without"
            + " `after`.")
    String eventsGone();

    @Message("Send less. No call of this service needs that much.")
    String bodyTooLarge();

    @Message("Send JSON with the header `Content-Type: application/json`; to the introspection call a form with"
            + " `application/x-www-form-urlencoded`.")
    String unsupportedMediaType();

    @Message(
            "Wait as many seconds as `Retry-After` says and try again. Who was signed in on this device before can sign"
                    + " in meanwhile, unless the failures were made on it.")
    String tooManyAttempts();

    @Message(
            "Close a stream that is no longer read, wait for the seconds that `Retry-After` says, and open the new one.")
    String tooManyStreams();

    @Message("Try again later. If it stays, report the `instance` that the answer names: the operator finds it in the"
            + " log.")
    String internalError();

    @Message(
            "Send the same request again after the seconds that `Retry-After` says. Nobody is signed out by this; until"
                    + " a choice can be stored, it counts as No.")
    String temporarilyUnavailable();
}
