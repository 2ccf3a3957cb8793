package chat.mia.policy;

import chat.mia.catalogue.CatalogueEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.function.Function;

/** What must be there for everybody as soon as a version of the policy is. */
public interface PublishedTogether {

    /**
     * Makes it ready, which may take its time.
     *
     * @param catalogue what the version declares
     * @return stores it in the transaction that it is given; nothing where it is there already
     */
    Function<SqlClient, Uni<Void>> of(String version, List<CatalogueEntry> catalogue);
}
