package chat.mia.kit;

import chat.mia.catalogue.Catalogue;
import chat.mia.web.ContentCoding;
import chat.mia.web.FilterOrder;
import chat.mia.web.HeaderLines;
import chat.mia.web.Representation;
import chat.mia.web.UnreadBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends the files of the kit, before routing. Names that are not among them, and methods that files do not know, are left to
 * {@link KitResource}.
 */
@Singleton
class KitHandler {

    private static final Pattern VERSIONED = Pattern.compile("([0-9a-f]{16})/(.+)");

    private final KitFiles files;
    private final Catalogue catalogue;

    KitHandler(KitFiles files, Catalogue catalogue) {
        this.files = files;
        this.catalogue = catalogue;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.DOCUMENT);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Map<ContentCoding, Representation>> file =
                isRead(request) ? find(request.path().substring(Kit.PATH.length())) : Optional.empty();
        if (file.isPresent()) {
            UnreadBody.discard(context);
            // Who refuses both codings gets it plain (RFC 9110, section 12.5.3): a page without its script helps
            // nobody.
            ContentCoding coding = ContentCoding.best(HeaderLines.joined(request, "Accept-Encoding"))
                    .orElse(ContentCoding.IDENTITY);
            file.get().get(coding).send(request);
        } else {
            context.next();
        }
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.path().startsWith(Kit.PATH)
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD);
    }

    private Optional<Map<ContentCoding, Representation>> find(String path) {
        Kit kit = files.current();
        Matcher versioned = VERSIONED.matcher(path);
        if (!versioned.matches()) {
            return kit.find(inForce(path)).map(KitFile::lasting);
        }
        // While releases change, a page may come from one replica and its files from another. With this one's file the
        // page
        // works as with lasting names; redirected to those, it would have modules under two addresses, and so twice.
        boolean ours = versioned.group(1).equals(kit.version());
        return kit.find(versioned.group(2)).map(ours ? KitFile::hashed : KitFile::substitute);
    }

    /** The worker keeps copies only as long as the policy says so; after that, one that removes them takes its place. */
    private String inForce(String name) {
        boolean retired =
                name.equals(Kit.WORKER) && catalogue.find(KitEntryRules.COPIES).isEmpty();
        return retired ? Kit.RETIRED_WORKER : name;
    }
}
