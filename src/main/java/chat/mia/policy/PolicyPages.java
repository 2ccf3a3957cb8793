package chat.mia.policy;

import chat.mia.web.ContentCoding;
import chat.mia.web.HeaderLines;
import chat.mia.web.Representation;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which of the pages in memory suits a request, by language and content coding. */
@ApplicationScoped
class PolicyPages {

    /** Browsers send the same few lists of languages, and reading one costs more than sending a page. */
    private static final int REMEMBERED = 1_000;

    /** What nobody's browser sends is not worth the memory. */
    private static final int LONGEST = 500;

    /** What the language of a page depends on; both wishes may be null. */
    private record Wish(String version, String asked, String preferences) {

        boolean isShort() {
            return (asked == null || asked.length() <= LONGEST)
                    && (preferences == null || preferences.length() <= LONGEST);
        }
    }

    private final Map<Wish, PolicyDocument> known = new ConcurrentHashMap<>();

    /** The page that suits the reader best; empty where he takes none of the codings. */
    Optional<Representation> best(PublishedPolicy policy, HttpServerRequest request) {
        String asked = request.query() == null ? null : request.getParam("lang");
        PolicyDocument document = best(policy, asked, HeaderLines.joined(request, "Accept-Language"));
        return ContentCoding.best(HeaderLines.joined(request, "Accept-Encoding"))
                .map(document.representations()::get);
    }

    PolicyDocument best(PublishedPolicy policy, String asked, String preferences) {
        Wish wish = new Wish(policy.name(), asked, preferences);
        PolicyDocument document = known.get(wish);
        return document == null ? remember(wish, policy.best(asked, preferences)) : document;
    }

    private PolicyDocument remember(Wish wish, PolicyDocument document) {
        if (wish.isShort()) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(wish, document);
        }
        return document;
    }
}
