package chat.mia.verifier;

import chat.mia.time.TimeOrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** The months of the ledger, in UTC. */
final class Months {

    private Months() {}

    /** A column that holds the first day of a month. */
    static YearMonth read(ResultSet row, int column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }

    /** The month that an event belongs to, whichever partition it stands in. */
    static YearMonth of(UUID event) {
        return YearMonth.from(TimeOrderedIds.madeAt(event).atOffset(ZoneOffset.UTC));
    }
}
