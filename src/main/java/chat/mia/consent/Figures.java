package chat.mia.consent;

import chat.mia.consent.FiguresView.Counts;
import chat.mia.consent.FiguresView.OfDay;
import chat.mia.consent.FiguresView.OfLocale;
import chat.mia.consent.FiguresView.OfPolicyVersion;
import chat.mia.consent.FiguresView.OfSource;
import chat.mia.consent.FiguresView.Unauthenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What was chosen, counted. */
@ApplicationScoped
class Figures {

    /** Clients send the locales, so their number has no end. */
    private static final int MOST_LOCALES = 50;

    private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, null, new Unauthenticated(0, 0, 0, 0));

    private final Pool database;

    Figures(Pool database) {
        this.database = database;
    }

    /** Counts every event that was committed until now. Asks the database once and reads no event that a job has counted. */
    Uni<FiguresView> of(FiguresPeriod period) {
        return database.preparedQuery(FigureStatements.READ)
                .execute(Tuple.of(period.from(), period.to(), MOST_LOCALES))
                .map(rows -> view(period, rows));
    }

    private static FiguresView view(FiguresPeriod period, RowSet<Row> rows) {
        Map<String, Counts> days = part("day", rows);
        return new FiguresView(
                period.from(),
                period.to(),
                !rows.iterator().next().getBoolean("restored"),
                part("all", rows).get(null),
                period.days().stream()
                        .map(day -> new OfDay(day, days.getOrDefault(day.toString(), NOTHING)))
                        .toList(),
                listed("source", rows, OfSource::new),
                listed("locale", rows, OfLocale::new),
                part("rest", rows).getOrDefault(null, NOTHING),
                listed("policy_version", rows, OfPolicyVersion::new));
    }

    private static <T> List<T> listed(String part, RowSet<Row> rows, BiFunction<String, Counts, T> entry) {
        return part(part, rows).entrySet().stream()
                .map(found -> entry.apply(found.getKey().isEmpty() ? null : found.getKey(), found.getValue()))
                .toList();
    }

    /** The rows of one part by their values, in the same order. */
    private static Map<String, Counts> part(String part, RowSet<Row> rows) {
        Map<String, Counts> found = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.getString("part").equals(part)) {
                found.put(row.getString("value"), counts(row));
            }
        }
        return found;
    }

    private static Counts counts(Row row) {
        long granted = row.getLong("granted");
        long partial = row.getLong("partial");
        long refused = row.getLong("refused");
        return new Counts(
                granted,
                partial,
                refused,
                row.getLong("withdrawn"),
                row.getLong("linked"),
                rate(granted + partial, granted + partial + refused),
                new Unauthenticated(
                        row.getLong("nobodys_granted"),
                        row.getLong("nobodys_partial"),
                        row.getLong("nobodys_refused"),
                        row.getLong("nobodys_withdrawn")));
    }

    /** To four places; null where there is nothing to compare with. */
    private static Double rate(long part, long whole) {
        return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
    }
}
