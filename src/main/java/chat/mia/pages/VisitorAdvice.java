package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a visitor can do who came from the app to a problem's page; a method is named like the slug. */
@MessageBundle(value = "advice", defaultKey = Message.HYPHENATED_ELEMENT_NAME, locale = "en")
interface VisitorAdvice {

    @Message("Load the page again. If that does not help, sign out and in again.")
    String ambiguousCookies();

    @Message("Choose a longer password: a few words that do not belong together, at least 15 characters.")
    String weakPassword();

    @Message("Sign in to go on.")
    String notSignedIn();

    @Message("Sign in again. If you did not sign out yourself, change your password afterwards to be safe.")
    String sessionEnded();

    @Message("Look at the email address and the password for typing mistakes, and try again.")
    String wrongCredentials();

    @Message("Sign in again. If that does not help, tell those who run the app.")
    String invalidAssertion();

    @Message("Another site tried to do something here in your name. It was stopped, and nothing has changed.")
    String crossSiteRequest();

    @Message("Enter the password of the account that you are signed in with. You stay signed in.")
    String wrongPassword();

    @Message("Check the address, or go back and follow the link again.")
    String notFound();

    @Message("Sign in with this email address instead of making a new account.")
    String emailTaken();

    @Message("The cookie policy has changed. The app shows you the new one and asks you again.")
    String policyOutdated();

    @Message("Wait a few minutes, then try again.")
    String tooManyAttempts();

    @Message("Try again later. The mistake is ours, not yours.")
    String internalError();

    @Message("Try again in a moment. You stay signed in.")
    String temporarilyUnavailable();

    /** For kinds that only a mistake in the app can bring about. */
    @Message("You have done nothing wrong. Load the page again; if that does not help, tell those who run the app.")
    String otherwise();
}
