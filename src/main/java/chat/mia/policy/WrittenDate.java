package chat.mia.policy;

import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates as people write them. */
final class WrittenDate {

    private WrittenDate() {}

    /** A date in the words of a language; in English the day comes first, as in 25 April 2026. */
    @TemplateExtension(namespace = "date")
    static String of(LocalDate date, Locale language) {
        DateTimeFormatter format = language.equals(Locale.ENGLISH)
                ? DateTimeFormatter.ofPattern("d MMMM yyyy", language)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
        return format.format(date);
    }
}
