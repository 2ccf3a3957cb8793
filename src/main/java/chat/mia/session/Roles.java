package chat.mia.session;

import chat.mia.consent.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What an account may do beyond its own affairs: the claim {@code roles} (RFC 9068, section 2.2.3.1). */
@ApplicationScoped
class Roles {

    static final String ADMIN = "admin";

    private final Pool database;
    private final Admins admins;

    Roles(Pool database, Admins admins) {
        this.database = database;
        this.admins = admins;
    }

    /**
     * SQL that tells whether an account is an admin.
     *
     * @param account an expression for its id
     * @param emails the parameter that holds {@link #emailKeys}
     * @param issued the parameter that holds {@link #issuedNames}
     */
    static String isAdmin(String account, String emails, String issued) {
        return "(cardinality(" + emails + "::text[]) + cardinality(" + issued + "::text[]) > 0"
                + " AND EXISTS (SELECT FROM account WHERE account.id = " + account
                + " AND (account.email_key = ANY (" + emails + ")"
                + " OR account.issuer || '|' || account.subject = ANY (" + issued + "))))";
    }

    String[] emailKeys() {
        return admins.emailKeys().toArray(String[]::new);
    }

    String[] issuedNames() {
        return admins.issuedNames().toArray(String[]::new);
    }

    /** The roles of an account; asks the database only where there are admins at all. */
    Uni<List<String>> of(AccountId account) {
        if (admins.emailKeys().isEmpty() && admins.issuedNames().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return database.preparedQuery("SELECT " + isAdmin("$1", "$2", "$3") + " AS admin")
                .execute(Tuple.tuple()
                        .addUUID(account.value())
                        .addValue(emailKeys())
                        .addValue(issuedNames()))
                .map(rows -> of(rows.iterator().next().getBoolean("admin")));
    }

    static List<String> of(boolean admin) {
        return admin ? List.of(ADMIN) : List.of();
    }
}
