package chat.mia.consent;

import chat.mia.web.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Of which days figures are asked; days of UTC.
 *
 * @param from the first of them
 * @param to the last of them
 */
record FiguresPeriod(LocalDate from, LocalDate to) {

    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_DAYS = 366;

    /**
     * Reads what a request says; null where it says nothing: then it ends today, and begins 30 days before its end.
     *
     * @throws Problem where one is no date, or they are in the wrong order or too far apart
     */
    static FiguresPeriod of(String from, String to, LocalDate today) {
        LocalDate last = to == null ? today : date("to", to);
        LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : date("from", from);
        if (first.isAfter(last)) {
            throw Problem.invalid("from", "Must not be after to, which is today where it is left out.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Problem.invalid("from", "Must be less than " + MOST_DAYS + " days before to.");
        }
        return new FiguresPeriod(first, last);
    }

    private static LocalDate date(String name, String text) {
        try {
            // LocalDate knows years of more digits, and before the first.
            if (text.matches("[12]\\d{3}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // Told below, like any other text.
        }
        throw Problem.invalid(name, "Must be a date like 2026-04-25.");
    }

    List<LocalDate> days() {
        return Stream.iterate(from, day -> !day.isAfter(to), day -> day.plusDays(1))
                .toList();
    }
}
