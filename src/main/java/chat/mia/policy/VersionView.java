package chat.mia.policy;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One version without its text, for programs. */
@Schema(name = "PolicyVersion")
record VersionView(
        @Schema(examples = "2026-04-25") String version,
        LocalDate lastUpdated,
        LocalDate effective,
        boolean material,

        @Schema(
                description = "An announced version is in force from the first instant of its effective day on, in UTC",
                enumeration = {"announced", "in-force", "superseded"})
        String status) {

    static VersionView of(ListedVersion listed) {
        PolicyVersion version = listed.version();
        return new VersionView(
                version.name(),
                version.lastUpdated(),
                version.effective(),
                version.material(),
                listed.status().text());
    }
}
