package chat.mia.consent;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/** Columns as they are given to the person; null where they are null. */
final class HeldColumns {

    private HeldColumns() {}

    static Instant second(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    static String hex(Row row, String column) {
        return row.getBuffer(column) == null
                ? null
                : HexFormat.of().formatHex(row.getBuffer(column).getBytes());
    }

    static List<String> strings(Row row, String column) {
        String[] values = row.getArrayOfStrings(column);
        return values == null ? null : List.of(values);
    }
}
