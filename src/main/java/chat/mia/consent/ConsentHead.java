package chat.mia.consent;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The newest choice of an account or browser, as it is stored; what it is worth now is for {@link ConsentView} to say.
 *
 * @param choice empty where none was ever made
 */
public record ConsentHead(Optional<Choice> choice) {

    public static final ConsentHead UNSET = new ConsentHead(Optional.empty());

    /**
     * What a statement must select for {@link #from}, where it joins {@code LEFT JOIN consent_subject AS consent ON
     * consent.account_id = <the account's id>}: that gives one row an account. The columns come out under names that
     * begin with {@code consent_}, so that they do not collide with others.
     */
    public static final String COLUMNS = "consent.granted AS consent_granted,"
            + " consent.policy_version AS consent_policy_version, consent.decided_at AS consent_decided_at,"
            + " consent.expires_at AS consent_expires_at, consent.gpc AS consent_gpc";

    /**
     * A choice that was made.
     *
     * @param policyVersion the version of the policy that it was made under
     * @param granted the ids of the categories that were agreed to; all others were refused
     * @param decidedAt when, by the server's clock, to the second
     * @param expiresAt from this second on it counts as not made
     * @param gpc whether it was made in a browser that sent Global Privacy Control
     */
    public record Choice(String policyVersion, Set<String> granted, Instant decidedAt, Instant expiresAt, boolean gpc) {

        public Choice {
            granted = Collections.unmodifiableSet(new TreeSet<>(granted));
        }
    }

    /** The same choice without what was agreed to in other categories, which the deployment no longer has. */
    ConsentHead within(Set<String> categories) {
        return new ConsentHead(choice.map(made -> new Choice(
                made.policyVersion(),
                made.granted().stream().filter(categories::contains).collect(Collectors.toSet()),
                made.decidedAt(),
                made.expiresAt(),
                made.gpc())));
    }

    /** Reads the {@link #COLUMNS} of a row; {@link #UNSET} where all are null, as for an account without a subject. */
    public static ConsentHead from(Row row) {
        String[] granted = row.getArrayOfStrings("consent_granted");
        if (granted == null) {
            return UNSET;
        }
        return new ConsentHead(Optional.of(new Choice(
                row.getString("consent_policy_version"),
                Set.copyOf(List.of(granted)),
                row.getOffsetDateTime("consent_decided_at").toInstant(),
                row.getOffsetDateTime("consent_expires_at").toInstant(),
                row.getBoolean("consent_gpc"))));
    }
}
