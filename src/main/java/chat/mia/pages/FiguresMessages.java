package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about consent figures ({@code templates/AdminPageResource/figures.html}). */
// The locale is named, since the default is that of the machine that builds.
@MessageBundle(value = "figures", locale = "en")
interface FiguresMessages {

    @Message("Consent figures")
    String title();

    @Message("Period")
    String period();

    @Message("7 days")
    String week();

    @Message("30 days")
    String month();

    @Message("90 days")
    String quarter();

    @Message("365 days")
    String year();

    @Message("First day")
    String from();

    @Message("Last day")
    String to();

    @Message("Show")
    String show();

    @Message("Enter both days.")
    String dateMissing();

    @Message("The first day must not be after the last one.")
    String dateOrder();

    @Message("At most 366 days can be shown at once.")
    String dateSpan();

    @Message("%from to %to, in days of UTC.")
    String shown();

    @Message("Exact up to the last stored choice.")
    String exact();

    @Message("Not exact: the ledger was loaded into another database, and choices since then are missing until an "
            + "operator has them recounted (docs/operations.md).")
    String inexact();

    @Message("Nobody chose anything in this period.")
    String nothing();

    @Message("Agreed")
    String granted();

    @Message("Agreed in part")
    String partial();

    @Message("Refused")
    String refused();

    @Message("Withdrawn")
    String withdrawn();

    @Message("Linked to an account")
    String linked();

    @Message("Acceptance rate")
    String rate();

    @Message("Without anonymous refusals")
    String rateWithout();

    @Message("of these anonymous")
    String anonymous();

    @Message("Refused anonymously")
    String anonymousRefused();

    @Message("Withdrawn anonymously")
    String anonymousWithdrawn();

    @Message("What these figures mean")
    String meaning();

    @Message("Events are counted, not people: who chooses in two browsers is counted twice. Withdrawals and links "
            + "answer no question, so they are in no rate.")
    String meaningEvents();

    @Message("Who closes the question without an answer is in no number: nothing is recorded of them.")
    String meaningClosed();

    @Message("An anonymous refusal leaves no identifier, so nobody can tell one browser that refuses a hundred "
            + "times from a hundred browsers, and a script can make refusals. Compare the rate with and without "
            + "them; without them it is too high.")
    String meaningAnonymous();

    @Message("Figures are no proof. The ledger is; these are its sums.")
    String meaningProof();

    @Message("Choices by day")
    String byDay();

    @Message("Choices by week")
    String byWeek();

    @Message("Acceptance rate by day")
    String rateByDay();

    @Message("Acceptance rate by week")
    String rateByWeek();

    @Message("By source")
    String bySource();

    @Message("By language")
    String byLocale();

    @Message("By policy version")
    String byVersion();

    @Message("Question on the page")
    String banner();

    @Message("Settings")
    String settings();

    @Message("Neither: withdrawals and links")
    String neither();

    @Message("All other languages")
    String otherLocales();

    @Message("Day")
    String day();

    @Message("Week")
    String weekFrom();

    @Message("Source")
    String source();

    @Message("Language")
    String locale();

    @Message("Policy version")
    String version();

    @Message("Show the figures of one")
    String pick();

    @Message("All figures as a table")
    String table();

    @Message("The table below has every figure.")
    String inTable();

    @Message("no answers")
    String noAnswer();

    @Message("Download as CSV")
    String download();
}
