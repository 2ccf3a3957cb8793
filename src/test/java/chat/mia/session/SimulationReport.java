package chat.mia.session;

import chat.mia.session.Simulation.Course;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What many simulated sessions came to, as a table with a column for each way to rotate. */
final class SimulationReport {

    private static final List<String> OUTCOMES = List.of(
            "ROTATED", "KEEP", "REPLAY", "FORK", "UNFORK", "ROLLFORWARD", "THEFT", "AHEAD", "DEAD", "failovers");

    /** Sessions of one way to rotate. */
    record Column(String title, List<Course> honest, List<Course> stolen, List<Course> stolenByStranger) {

        /** Sessions without a thief that were refused all the same. */
        List<Course> signOuts() {
            return honest.stream()
                    .filter(course -> course.refused().isPresent())
                    .toList();
        }

        /** In percent of those after which the owner came back. */
        double stolenInTime() {
            return inTime(robberies(stolen));
        }

        /** The same for thieves with another browser. */
        double stolenByStrangerInTime() {
            return inTime(robberies(stolenByStranger));
        }

        private int count(String outcome) {
            return honest.stream()
                    .mapToInt(course -> course.outcomes().getOrDefault(outcome, 0))
                    .sum();
        }

        private int refreshes() {
            return OUTCOMES.stream()
                    .filter(outcome -> !outcome.equals("failovers"))
                    .mapToInt(this::count)
                    .sum();
        }
    }

    private final List<Column> columns;
    private final List<String> lines = new ArrayList<>();

    private SimulationReport(List<Column> columns) {
        this.columns = columns;
    }

    /** The table in Markdown. */
    static String of(Column... columns) {
        return new SimulationReport(Arrays.asList(columns)).write();
    }

    private String write() {
        row("", Column::title);
        lines.add("|---|" + "---:|".repeat(columns.size()));
        row("**sessions without a thief**", column -> "" + column.honest().size());
        row("refreshes that reached the service", column -> "" + column.refreshes());
        OUTCOMES.forEach(outcome -> row(outcome, column -> "" + column.count(outcome)));
        row("**honest sign-outs**", column -> "**" + column.signOuts().size() + "**");
        thefts("a browser like the owner's", Column::stolen);
        share("– copied while the owner's tabs were open", Robbery::besideOwner);
        for (Thief.Habit habit : Thief.Habit.values()) {
            share("– used " + habit.meaning, robbery -> robbery.habit() == habit);
        }
        thefts("another browser", Column::stolenByStranger);
        return String.join("\n", lines) + "\n";
    }

    private void thefts(String from, Function<Column, List<Course>> courses) {
        Function<Column, List<Robbery>> all = column -> robberies(courses.apply(column));
        row("**sessions with a thief who uses " + from + "**", column -> number(all.apply(column), robbery -> true));
        row("the copy never worked", column -> number(all.apply(column), robbery -> !robbery.worked()));
        row("it worked, and the owner came back", column -> number(all.apply(column), Robbery::counts));
        row("– session ended", column -> number(all.apply(column), robbery -> robbery.counts() && robbery.foundOut()));
        row(
                "– thief's last refresh, minutes after the owner's next (p50, p95)",
                column -> percentiles(all.apply(column), Robbery::refreshedFor));
        row(
                "– thief's last use, minutes after it (p50, p95)",
                column -> percentiles(all.apply(column), Robbery::usedFor));
        row("**last use within two access-token lifetimes of it**", column -> "**" + percent(all.apply(column)) + "**");
    }

    /** Of some of those with a browser like the owner's. */
    private void share(String name, Predicate<Robbery> which) {
        row(name, column -> {
            List<Robbery> some =
                    robberies(column.stolen()).stream().filter(which).toList();
            return percent(some) + " of " + number(some, Robbery::counts);
        });
    }

    private void row(String name, Function<Column, String> value) {
        lines.add("| " + name + " | " + columns.stream().map(value).collect(Collectors.joining(" | ")) + " |");
    }

    private static List<Robbery> robberies(List<Course> courses) {
        return courses.stream().flatMap(course -> course.thief().stream()).toList();
    }

    private static String number(List<Robbery> robberies, Predicate<Robbery> which) {
        return String.valueOf(robberies.stream().filter(which).count());
    }

    private static double inTime(List<Robbery> robberies) {
        List<Robbery> counted = robberies.stream().filter(Robbery::counts).toList();
        return 100.0 * counted.stream().filter(Robbery::inTime).count() / counted.size();
    }

    private static String percent(List<Robbery> robberies) {
        double inTime = inTime(robberies);
        return Double.isNaN(inTime) ? "–" : String.format(Locale.ROOT, "%.1f %%", inTime);
    }

    private static String percentiles(List<Robbery> robberies, Function<Robbery, Duration> length) {
        List<Duration> sorted =
                robberies.stream().filter(Robbery::counts).map(length).sorted().toList();
        return minutes(sorted, 0.5) + ", " + minutes(sorted, 0.95);
    }

    private static String minutes(List<Duration> sorted, double share) {
        return sorted.isEmpty()
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.1f",
                        sorted.get((int) Math.ceil(share * sorted.size()) - 1).toSeconds() / 60.0);
    }
}
