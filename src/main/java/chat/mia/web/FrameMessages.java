package chat.mia.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the frame that all pages stand in ({@code templates/page.html} and {@code links.html}). */
// The locale is named, since the default is that of the machine that builds.
@MessageBundle(value = "frame", locale = "en")
interface FrameMessages {

    @Message("Skip to content")
    String skipToContent();

    @Message("Mia Chat is operated by MediaMake.")
    String operator();

    @Message("Pages")
    String pages();

    @Message("Demonstration")
    String demonstration();

    @Message("Privacy")
    String privacy();

    @Message("Cookie policy")
    String cookiePolicy();

    @Message("Problems")
    String problems();

    @Message("OpenAPI")
    String openApi();

    @Message("Public keys")
    String publicKeys();
}
