package chat.mia.session;

import chat.mia.consent.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Recognises browsers in which somebody was signed in before: the path of their refresh cookie covers sign-in. */
@ApplicationScoped
public class KnownDevices {

    private static final String FIND = "SELECT account_id FROM auth_session WHERE sid = $1 AND status <> $2";

    private final Pool database;
    private final PresentedTokens presented;

    KnownDevices(Pool database, PresentedTokens presented) {
        this.database = database;
        this.presented = presented;
    }

    /**
     * The device that the request comes from. Empty without a query where it has no refresh cookie or one whose tag is
     * wrong; empty too where the session ended by theft, since then somebody else may hold the cookie, or is so old that
     * it was dropped.
     */
    public Uni<Optional<KnownDevice>> find(HttpServerRequest request) {
        return presented.refresh(request).stream()
                .findFirst()
                .map(token -> find(token.session()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<KnownDevice>> find(SessionId session) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(session.value(), EndReason.THEFT.status()))
                .map(RowSet::iterator)
                .map(rows -> rows.hasNext()
                        ? Optional.of(new KnownDevice(
                                session, new AccountId(rows.next().getUUID("account_id"))))
                        : Optional.empty());
    }
}
