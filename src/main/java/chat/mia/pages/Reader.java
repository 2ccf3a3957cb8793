package chat.mia.pages;

import chat.mia.web.Languages;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Who asked for a page.
 *
 * @param locale the language that he gets it in
 * @param languages those that he could have
 * @param query what links to other pages must end in to keep a language that he asked for by name; empty where the browser
 *     told it
 */
record Reader(Locale locale, List<Locale> languages, String query) {

    /**
     * @param asked the query parameter; may be null
     * @param preferences the value of {@code Accept-Language}; may be null
     */
    static Reader of(Languages languages, String asked, String preferences) {
        Locale locale = languages.best(asked, preferences);
        boolean byName = Languages.among(languages.all(), asked).isPresent();
        return new Reader(locale, languages.all(), byName ? "?lang=" + locale.toLanguageTag() : "");
    }

    /** The page in his language, with the headers that say so. */
    RestResponse<String> answer(TemplateInstance page) {
        return RestResponse.ResponseBuilder.ok(page.setLocale(locale).render())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
