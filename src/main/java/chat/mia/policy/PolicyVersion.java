package chat.mia.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One version of the cookie policy.
 *
 * @param name names it for ever, for example {@code 2026-04-25}
 * @param lastUpdated the date at the top of the document
 * @param effective from when on it is in force
 * @param material whether visitors are asked again, because what they agreed to has changed
 */
public record PolicyVersion(String name, LocalDate lastUpdated, LocalDate effective, boolean material) {

    /** Its first instant in force, wherever the reader is. */
    public Instant inForceFrom() {
        return effective.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
