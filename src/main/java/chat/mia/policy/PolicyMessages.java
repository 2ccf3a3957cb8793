package chat.mia.policy;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the cookie policy; what it lists comes from the catalogue. */
// The locale is named, since the default is that of the machine that builds.
@MessageBundle(value = "policy", locale = "en")
interface PolicyMessages {

    @Message("Cookie Policy")
    String title();

    @Message(
            "What Mia Chat, the AI communication platform of MediaMake, keeps on your device, what it is for, and how you"
                    + " stay in control of it.")
    String summary();

    @Message("Languages")
    String languages();

    @Message("The version in force")
    String inForce();

    @Message("Earlier versions and changes")
    String changes();

    @Message("On this page")
    String onThisPage();

    @Message("Last updated")
    String lastUpdatedLabel();

    @Message("Effective")
    String effectiveLabel();

    @Message("immediately")
    String effectiveImmediately();

    @Message("Version")
    String versionLabel();

    @Message("Operator")
    String operatorLabel();

    @Message("Name")
    String nameHeading();

    @Message("Purpose")
    String purposeHeading();

    @Message("Duration")
    String durationHeading();

    @Message("Legal basis")
    String basisHeading();

    @Message("Attributes")
    String attributesHeading();

    @Message("your consent")
    String basisConsent();

    @Message("strictly necessary for a service that you asked for; no consent needed")
    String basisServiceRequested();

    @Message("keeps a preference that you set yourself; no consent needed")
    String basisPreferenceRequested();

    @Message("remembers your answer, so that we can follow it and prove it; no consent needed")
    String basisChoiceKept();

    @Message("until you close the browser (session)")
    String untilBrowserCloses();

    @Message("until you delete it (persistent)")
    String untilDeleted();

    @Message("{count} {#if count == 1}day{#else}days{/if}")
    String days(int count);

    @Message("{count} {#if count == 1}month{#else}months{/if}")
    String months(int count);

    @Message("What cookies are")
    String cookiesTitle();

    @Message(
            "Cookies are small text files that a website stores on your device. They make sites work, help them to work"
                    + " better, and tell their owners how the sites are used.")
    String cookiesMeaning();

    @Message(
            "This policy explains which cookies and similar storage Mia Chat uses, why it uses them, and how you control"
                    + " them.")
    String cookiesScope();

    @Message("Cookies we use")
    String usedTitle();

    @Message("The tables below, together with the cache of section 3, are all that Mia Chat keeps on your device.")
    String usedScope();

    @Message("Essential cookies")
    String essentialTitle();

    @Message("No consent is required for these: without them the app cannot work.")
    String essentialMeaning();

    @Message("Functional storage")
    String functionalTitle();

    @Message("These entries lie in your browser's localStorage. They remember your preferences.")
    String functionalMeaning();

    @Message("Analytics cookies")
    String analyticsTitle();

    @Message("Other optional storage: {category}")
    String optionalTitle(String category);

    @Message("These require your consent. We set them only after your explicit yes in the banner.")
    String optionalMeaning();

    @Message("They show us how people use the app, so that we can make it better.")
    String analyticsMeaning();

    @Message("No advertising, no tracking by others")
    String thirdPartiesTitle();

    @Message("Mia Chat uses no third-party advertising or tracking cookies, and it never will.")
    String thirdPartiesMeaning();

    @Message("Service worker cache")
    String cacheTitle();

    @Message(
            "A service worker keeps static assets (JavaScript, CSS and images) in your browser, so that Mia Chat starts"
                    + " fast and opens offline too.")
    String cacheMeaning();

    @Message(
            "This cache is managed automatically and holds no personal data. You can clear it in your browser's settings.")
    String cacheControl();

    @Message("Managing cookies")
    String managingTitle();

    @Message("The choice is yours, in three places.")
    String managingScope();

    @Message("The banner")
    String bannerTitle();

    @Message("On your first visit a banner asks you to accept or decline optional cookies. Declining is as easy as"
            + " accepting.")
    String bannerMeaning();

    @Message("Your browser")
    String browserTitle();

    @Message("In the browser's settings you can look at cookies, delete them and block them. If you block the essential"
            + " cookies, the app stops working.")
    String browserMeaning();

    @Message("The app's own settings")
    String settingsTitle();

    @Message("Under privacy preferences in the app you can change your choice at any time.")
    String settingsMeaning();

    @Message("Changes to this policy")
    String changesTitle();

    @Message("This policy may change when our practice or the law changes.")
    String changesReason();

    @Message("We announce material changes in the app, or by a new “last updated” date at the top of this page.")
    String changesNews();

    @Message("Contact")
    String contactTitle();

    @Message("Do you have a question about cookies at Mia Chat? Write an email to MediaMake, who operates it.")
    String contactMeaning();
}
