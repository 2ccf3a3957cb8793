package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around the explanation of a problem. */
@MessageBundle(value = "problems", locale = "en")
interface ProblemPageMessages {

    @Message(
            "Every refusal of the API is `application/problem+json` (RFC 9457). Its `type` leads to one of these pages; what a type means never changes.")
    String lead();

    @Message("Type")
    String type();

    @Message("HTTP status")
    String status();

    @Message("What it says")
    String says();

    @Message("What you can do")
    String advice();

    @Message("What happened")
    String happened();

    @Message("What a program should do")
    String remedy();
}
