package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the privacy centre; what its scripts say stands in {@code kit/privacy/words}. */
@MessageBundle(value = "privacy", locale = "en")
interface PrivacyMessages {

    @Message("Your privacy")
    String title();

    @Message("See what you chose, where you are signed in and what is kept about you, and change it. Nobody "
            + "asks you for a reason.")
    String summary();

    @Message("This page needs JavaScript to show and change what belongs to you. Without it nothing optional "
            + "is stored on this device. Which cookies there are stands in the policy, which needs no "
            + "JavaScript.")
    String needsScript();

    @Message("You are offline. What you typed stays here; go on when the connection is back.")
    String offline();

    @Message("Your choices")
    String choicesLink();

    @Message("Account")
    String accountTitle();

    @Message("Looking up whether you are signed in …")
    String looking();

    @Message("The service cannot be reached, so it is not known whether you are signed in. Nothing is lost.")
    String away();

    @Message("Try again")
    String retry();

    @Message("Sign in to see your devices and what is kept about your account. Your choices and the "
            + "appearance need no account.")
    String signedOut();

    @Message("Email")
    String email();

    @Message("Password")
    String password();

    @Message("For a new account at least 15 characters: a few words that do not belong together make a good " + "one.")
    String passwordHint();

    @Message("Show password")
    String showPassword();

    @Message("Sign in")
    String signIn();

    @Message("Create an account")
    String signUp();

    @Message("Sign out")
    String signOut();

    @Message("Signed in as")
    String who();

    @Message("Account since")
    String since();

    @Message("Another service, through which you sign in, knows your email and password; here there are " + "neither.")
    String asserted();

    @Message("Devices")
    String devicesTitle();

    @Message("Each is a browser in which you are signed in. End those that you do not know, and change your "
            + "password then.")
    String devicesText();

    @Message("Sign out everywhere else")
    String endOthers();

    @Message("Change password")
    String passwordTitle();

    @Message("Afterwards you stay signed in here and are signed out on all other devices.")
    String passwordText();

    @Message("Current password")
    String currentPassword();

    @Message("New password")
    String newPassword();

    @Message("At least 15 characters: a few words that do not belong together make a good one.")
    String newPasswordHint();

    @Message("Appearance and language")
    String lookTitle();

    @Message("Holds at once in all pages of the app. It is kept in this browser only and never sent.")
    String lookText();

    @Message("Theme")
    String theme();

    @Message("As the device")
    String themeDevice();

    @Message("Light")
    String themeLight();

    @Message("Dark")
    String themeDark();

    @Message("Black")
    String themeAmoled();

    @Message("Midnight blue")
    String themeMidnight();

    @Message("Language")
    String language();

    @Message("As the browser says")
    String languageBrowser();

    @Message("Accent colour")
    String accent();

    @Message("The theme’s own")
    String accentTheme();

    @Message("Red")
    String accentRed();

    @Message("Gold")
    String accentGold();

    @Message("Green")
    String accentGreen();

    @Message("Blue")
    String accentBlue();

    @Message("Purple")
    String accentViolet();

    @Message("Another")
    String accentOwn();

    @Message("A copy of everything")
    String copyTitle();

    @Message("One file with all that is kept about your account, readable by people and programs (JSON). With "
            + "many choices it takes a moment.")
    String copyText();

    @Message("Download a copy")
    String copy();

    @Message("Stop")
    String stop();

    @Message("Erase the account")
    String eraseTitle();

    @Message("Account, email, password and sessions go at once, on all devices. It cannot be undone.")
    String eraseText();

    @Message("What stays: that somebody made each choice, under a random number that nothing leads from to "
            + "you. It proves that we had a Yes when we set a cookie, and goes at the latest when the proof is "
            + "no longer needed.")
    String eraseStays();

    @Message("You sign in through another service, so it must confirm once more that it is you. The app asks "
            + "it to: look for the erasure in the app’s settings.")
    String eraseAsserted();

    @Message("Erase my account …")
    String erase();

    @Message("Erase your account for good?")
    String eraseQuestion();

    @Message("I know that nobody can bring it back")
    String eraseUnderstood();

    @Message("Erase for good")
    String eraseNow();

    @Message("Keep my account")
    String keep();
}
