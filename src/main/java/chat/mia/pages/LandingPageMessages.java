package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the landing page; what its scripts say stands in {@code kit/demonstration/words}. */
@MessageBundle(value = "landing", locale = "en")
interface LandingPageMessages {

    @Message("sessions, choices and the cookie policy in one service")
    String title();

    @Message("The cookies of a signed-in session and the visitor's choice about the optional ones, shown live.")
    String description();

    @Message("Cookies that keep their word")
    String heading();

    @Message(
            "Mia Consent keeps people signed in, asks them about optional cookies and obeys the answer. Try it: everything"
                    + " on this page is real.")
    String lead();

    @Message("Signed in stays signed in")
    String sessionPoint();

    @Message("Sessions renew themselves, in ten tabs at once and on bad networks. A stolen token is found out.")
    String sessionPointText();

    @Message("No means No")
    String choicePoint();

    @Message("Nothing optional exists before a Yes, and it goes after a No. In doubt the answer is No.")
    String choicePointText();

    @Message("The policy tells the truth")
    String policyPoint();

    @Message("The cookies and the policy that describes them come from the same list.")
    String policyPointText();

    @Message("The demonstration needs JavaScript; the pages that are linked above do not.")
    String needsScript();

    @Message("You are offline. Nothing is lost: the buttons work again as soon as the connection does.")
    String offline();

    @Message("Your session")
    String sessionTitle();

    @Message("Email")
    String email();

    @Message("Password")
    String password();

    @Message("At least 15 characters. An account made here lives in this service's database only.")
    String passwordHint();

    @Message("Sign in")
    String signIn();

    @Message("Sign up")
    String signUp();

    @Message("Refresh")
    String refresh();

    @Message("Sign out")
    String signOut();

    @Message("Optional cookies")
    String choiceTitle();

    @Message("May we count how people use the app? One cookie of our own, with a random number in it, for at most 12"
            + " months. No third parties. You can withdraw at any time.")
    String choiceQuestion();

    @Message("Looking up your choice …")
    String choiceLooking();

    @Message("Accept")
    String accept();

    @Message("Decline")
    String decline();

    @Message("Withdraw")
    String withdraw();

    @Message("Read policy")
    String readPolicy();

    @Message("What a Yes switches on")
    String gatedTitle();

    @Message(
            "A script with `data-consent=\"analytics\"` waits on this page. Before your Yes the browser does not even fetch"
                    + " it; after your No it has ended.")
    String gatedText();

    @Message("Waiting for a Yes")
    String gatedWaiting();

    @Message("What your visitors see")
    String kitTitle();

    @Message("The question and the privacy settings come with the browser kit. What you answer there is real too.")
    String kitText();

    @Message("Show the question")
    String ask();

    @Message("Privacy settings")
    String settings();

    @Message("Theme")
    String theme();

    @Message("as the device")
    String deviceTheme();

    @Message("Accent colour")
    String accent();

    @Message("Reset")
    String accentReset();

    @Message("Where things stand")
    String stateTitle();

    @Message("Session")
    String stateSession();

    @Message("Kept in this browser")
    String stateKept();

    @Message("Cookies that scripts can see")
    String stateCookies();

    @Message("Looking …")
    String looking();

    @Message("Session view")
    String sessionView();

    @Message("Consent view")
    String consentView();

    @Message("Calls made by this page")
    String logTitle();

    @Message("Newest first. A 401 “not signed in” is how the API says that nobody is, and no error.")
    String logHint();

    @Message("In your own page")
    String codeTitle();

    @Message("Two lines ask the visitor; the third is a script that waits for the Yes.")
    String codeText();

    @Message("Copy")
    String copy();

    @Message("Asking the service who you are …")
    String asking();
}
