package chat.mia.pages;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.regex.Pattern;

/** Texts that name headers, members or addresses, which stand between backticks, as in Markdown. */
final class MarkedText {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private MarkedText() {}

    /** The text as HTML. What is marked runs from left to right and stays in one piece in any language. */
    @TemplateExtension(namespace = "text")
    static RawString marked(String text) {
        return new RawString(CODE.matcher(escaped(text)).replaceAll("<code dir=\"ltr\">$1</code>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
