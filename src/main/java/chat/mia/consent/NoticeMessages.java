package chat.mia.consent;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words in which consent is asked for. Another language is another file, {@code messages/notice_<tag>.properties},
 * and nothing else. No answer may be made to look easier or nicer than the other.
 */
// The locale is named, since the default is that of the machine that builds.
@MessageBundle(value = "notice", locale = NoticeMessages.LANGUAGE)
interface NoticeMessages {

    /** The language that these words are in. */
    String LANGUAGE = "en";

    @Message("Optional cookies")
    String title();

    @Message(
            "Mia Chat, operated by MediaMake, asks whether it may also keep on your device what the app does not need to"
                    + " work. What that is, what it is for and how long it stays is listed by category. The app works the same"
                    + " whether you accept or decline. Your answer counts for at most 12 months, and you can change it at any time"
                    + " in the privacy preferences. The cookie policy tells more.")
    String body();

    @Message("Accept all")
    String accept();

    @Message("Decline all")
    String decline();

    @Message("Choose by category")
    String choose();

    @Message("Analytics")
    String analyticsName();

    @Message("Shows us how people use the app, so that we can make it better. First party: nobody else gets to see it.")
    String analyticsDescription();
}
