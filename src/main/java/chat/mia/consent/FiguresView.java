package chat.mia.consent;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was chosen in a period, counted. Events are counted, not people: who chooses twice is counted twice. */
@Schema(name = "ConsentFigures")
record FiguresView(
        @Schema(description = "The first day, UTC") LocalDate from,
        @Schema(description = "The last day, UTC") LocalDate to,

        @Schema(
                description =
                        "True as long as every event up to now is counted, once. False after the ledger was loaded into a database"
                                + " cluster that it is ahead of: then later choices are missing until an operator has them recounted.")
        boolean exact,

        @Schema(description = "All of it") Counts totals,

        @Schema(description = "Every day of the period in order, also those without events")
        List<OfDay> days,

        @Schema(description = "The most frequent first") List<OfSource> bySource,

        @Schema(description = "The 50 most frequent ones, the most frequent first")
        List<OfLocale> byLocale,

        @Schema(description = "All other locales together") Counts otherLocales,
        @Schema(description = "The most frequent first") List<OfPolicyVersion> byPolicyVersion) {

    FiguresView {
        days = List.copyOf(days);
        bySource = List.copyOf(bySource);
        byLocale = List.copyOf(byLocale);
        byPolicyVersion = List.copyOf(byPolicyVersion);
    }

    /** Events of one day. */
    @Schema(name = "ConsentFiguresOfDay")
    public record OfDay(@Schema(description = "UTC") LocalDate day, Counts counts) {}

    /** Events from one place of the question. */
    @Schema(name = "ConsentFiguresOfSource")
    public record OfSource(
            @Schema(
                    nullable = true,
                    enumeration = {"banner", "settings"},
                    description = "Null for withdrawals and links, which have none")
            String source,

            Counts counts) {}

    /** Events under one language tag. */
    @Schema(name = "ConsentFiguresOfLocale")
    public record OfLocale(
            @Schema(
                    nullable = true,
                    description = "As clients send it; null for withdrawals and links, which have none")
            String locale,

            Counts counts) {}

    /** Events under one version of the policy. */
    @Schema(name = "ConsentFiguresOfPolicyVersion")
    public record OfPolicyVersion(String policyVersion, Counts counts) {}

    /** How many events of each kind there are. */
    @Schema(name = "ConsentCounts")
    public record Counts(
            @Schema(description = "Answers that allow every optional category")
            long granted,

            @Schema(description = "Answers that allow some of them")
            long partial,

            @Schema(description = "Answers that allow none") long refused,

            @Schema(description = "Withdrawals, which answer no question")
            long withdrawn,

            @Schema(description = "An anonymous choice brought to an account: no choice of its own, so counted apart")
            long linked,

            @Schema(
                    nullable = true,
                    description =
                            "(granted + partial) / (granted + partial + refused), to four places; of events, not of people."
                                    + " Null where nothing was answered")
            Double acceptanceRate,

            @Schema(
                    description =
                            "How many of the events above belong to no subject: refusals and withdrawals of anonymous"
                                    + " browsers. Anybody can make them, within the budget of his network")
            Unauthenticated unauthenticated) {}

    /** How many events belong to no subject. */
    @Schema(name = "UnauthenticatedConsentCounts")
    public record Unauthenticated(long granted, long partial, long refused, long withdrawn) {}
}
