package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.consent.PresentedConsent.Presented;
import chat.mia.consent.PresentedConsent.Presented.Claim;
import chat.mia.consent.PresentedConsent.Presented.Invalid;
import chat.mia.keys.Keyring;
import chat.mia.web.RequestCookies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Judges from a request alone whether a category may be used in it; asks no database. */
@ApplicationScoped
class Gatekeeper {

    private final PresentedConsent presentedConsent;
    private final ChangedConsents changed;
    private final Consents consents;
    private final Keyring keyring;
    private final Catalogue catalogue;

    Gatekeeper(
            PresentedConsent presentedConsent,
            ChangedConsents changed,
            Consents consents,
            Keyring keyring,
            Catalogue catalogue) {
        this.presentedConsent = presentedConsent;
        this.changed = changed;
        this.consents = consents;
        this.keyring = keyring;
        this.catalogue = catalogue;
    }

    /** Never throws, whatever was sent. */
    Verdict judge(String category, HttpServerRequest request) {
        RequestCookies cookies = RequestCookies.of(request);
        if (!isOptional(category) || isAnyDoubled(cookies)) {
            return Verdict.UNKNOWN;
        }
        Circumstances now = consents.circumstances(GlobalPrivacyControl.requestedBy(request));
        Presented presented = presentedConsent.in(request);
        if (presented instanceof Claim claim) {
            boolean overtaken = changed.overtook(claim.account(), claim.consent(), category);
            return overtaken ? Verdict.REFUSED : now.verdict(claim.consent(), category);
        }
        return presented instanceof Invalid ? Verdict.REFUSED : ofBrowser(category, cookies, now);
    }

    private boolean isOptional(String category) {
        return catalogue.optionalCategories().stream()
                .anyMatch(known -> known.id().equals(category));
    }

    private boolean isAnyDoubled(RequestCookies cookies) {
        return catalogue.cookies().stream().anyMatch(entry -> cookies.isDoubled(entry.name()));
    }

    /** A browser's own Yes is known by its cookie alone, which stands for one category. */
    private Verdict ofBrowser(String category, RequestCookies cookies, Circumstances now) {
        Optional<String> value = catalogue
                .find(AnalyticsCookies.ENTRY)
                .filter(CatalogueEntry::isCookie)
                .filter(entry -> entry.category().id().equals(category))
                .flatMap(entry -> cookies.find(entry.name()));
        return value.map(sent ->
                        AnalyticsId.verify(sent, keyring).map(now::verdict).orElse(Verdict.UNKNOWN))
                .orElse(Verdict.UNSET);
    }
}
