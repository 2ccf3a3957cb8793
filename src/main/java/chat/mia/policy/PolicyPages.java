package chat.mia.policy;

import chat.mia.web.ContentCoding;
import chat.mia.web.Languages;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the pages made at the start suits a request, by language and content coding. */
@ApplicationScoped
class PolicyPages {

    private final Languages languages;

    PolicyPages(Languages languages) {
        this.languages = languages;
    }

    /** The page that suits the reader best; empty where he takes none of the codings. */
    Optional<Representation> best(PublishedPolicy policy, HttpServerRequest request) {
        String asked = request.query() == null ? null : request.getParam("lang");
        Locale language = languages.best(asked, header(request, "Accept-Language"));
        return ContentCoding.best(header(request, "Accept-Encoding"))
                .map(policy.in(language).representations()::get);
    }

    /** Whether the reader has this page already. */
    static boolean isKnown(Representation page, HttpServerRequest request) {
        return page.isKnown(header(request, "If-None-Match"));
    }

    /** Lines of one name are one list (RFC 9110, section 5.3). */
    private static String header(HttpServerRequest request, String name) {
        List<String> lines = request.headers().getAll(name);
        return switch (lines.size()) {
            case 0 -> null;
            case 1 -> lines.get(0);
            default -> String.join(",", lines);
        };
    }
}
