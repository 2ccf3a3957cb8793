package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.SetCookie;
import chat.mia.consent.ConsentHead.Choice;
import chat.mia.keys.Keyring;
import chat.mia.web.RequestCookies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cookies that exist only after a Yes: makes the browser's match the choice. */
@ApplicationScoped
public class AnalyticsCookies {

    /** The id of its entry in the catalogue. */
    static final String ENTRY = "analytics-id";

    private static final int RANDOM_BYTES = 16;

    /** Whom a value is for. */
    private enum Owner {
        BROWSER,
        ACCOUNT,
        NEW_ACCOUNT;

        /** Without its account an "a" does not count: the next person at this device must not inherit it. */
        boolean mayKeep(AnalyticsId id) {
            return this == ACCOUNT || !id.account();
        }
    }

    private final Catalogue catalogue;
    private final Keyring keyring;
    private final Consents consents;
    private final SecureRandom random = new SecureRandom();

    AnalyticsCookies(Catalogue catalogue, Keyring keyring, Consents consents) {
        this.catalogue = catalogue;
        this.keyring = keyring;
        this.consents = consents;
    }

    /**
     * The cookies that make the browser match a choice. What is granted is set up to the choice's end, and a valid value
     * keeps its random part; what is not granted, and what the deployment no longer uses, is removed where the request
     * carried it.
     *
     * @param account whom the answer speaks for; empty for an anonymous browser
     * @param gpc whether the request carries Global Privacy Control
     * @return empty where nothing changes, and always for a request with the header {@code Authorization}
     */
    public List<SetCookie> matching(
            HttpServerRequest request, Optional<AccountId> account, ConsentHead head, boolean gpc) {
        return matching(request, account.isPresent() ? Owner.ACCOUNT : Owner.BROWSER, head, gpc);
    }

    /**
     * The same for an account that has just signed in. The value of an account that was here before is not kept: nobody
     * must inherit it.
     */
    public List<SetCookie> signedIn(HttpServerRequest request, ConsentHead head, boolean gpc) {
        return matching(request, Owner.NEW_ACCOUNT, head, gpc);
    }

    private List<SetCookie> matching(HttpServerRequest request, Owner owner, ConsentHead head, boolean gpc) {
        if (RequestCookies.areIgnored(request)) {
            return List.of();
        }
        RequestCookies cookies = RequestCookies.of(request);
        Circumstances now = consents.circumstances(gpc);
        Set<String> granted = now.granted(head);
        List<SetCookie> changes = new ArrayList<>();
        for (CatalogueEntry entry : optionalCookies()) {
            if (!granted.contains(entry.category().id())) {
                cookies.find(entry.name()).ifPresent(ignored -> changes.add(SetCookie.expiring(entry)));
            } else if (entry.id().equals(ENTRY)) {
                Optional<String> random = cookies.find(entry.name()).flatMap(sent -> kept(sent, owner, now));
                AnalyticsId id = renewed(random, owner, head.choice().orElseThrow());
                changes.add(SetCookie.of(entry, id.sign(keyring)).until(id.expiresAt(), now.now()));
            }
        }
        changes.addAll(formerIn(cookies));
        return changes;
    }

    /**
     * The removal of what does not count any more, for an answer that records nothing: time, the policy or Global Privacy
     * Control has taken the Yes away. Where the request shows no choice, our own cookie is judged by itself; an account's
     * stays, since the session may only be waiting for its refresh.
     */
    List<SetCookie> lapsed(HttpServerRequest request, Optional<AccountId> account, ConsentHead head, boolean gpc) {
        if (RequestCookies.areIgnored(request)) {
            return List.of();
        }
        RequestCookies cookies = RequestCookies.of(request);
        Circumstances now = consents.circumstances(gpc);
        boolean shown = account.isPresent() || head.choice().isPresent();
        Set<String> granted = now.granted(head);
        List<SetCookie> removals = new ArrayList<>(formerIn(cookies));
        optionalCookies().stream()
                .filter(entry -> shown
                        ? !granted.contains(entry.category().id())
                        : entry.id().equals(ENTRY))
                .filter(entry -> cookies.find(entry.name())
                        .filter(sent -> shown || !counts(sent, now))
                        .isPresent())
                .map(SetCookie::expiring)
                .forEach(removals::add);
        return removals;
    }

    private boolean counts(String sent, Circumstances now) {
        return AnalyticsId.verify(sent, keyring)
                .filter(id -> id.account() || now.verdict(id) == Verdict.GRANTED)
                .isPresent();
    }

    private List<SetCookie> formerIn(RequestCookies cookies) {
        return catalogue.removedCookies().stream()
                .filter(entry -> cookies.find(entry.name()).isPresent())
                .map(SetCookie::expiring)
                .toList();
    }

    /** The cookies to remove when a session ends: those of an account. A browser's own stays, and so does its choice. */
    public List<SetCookie> signedOut(HttpServerRequest request) {
        return catalogue
                .find(ENTRY)
                .filter(entry ->
                        RequestCookies.of(request).all(entry.name()).stream().anyMatch(value -> value.startsWith("a.")))
                .map(SetCookie::expiring)
                .stream()
                .toList();
    }

    private Optional<String> kept(String sent, Owner owner, Circumstances now) {
        return AnalyticsId.verify(sent, keyring)
                .filter(id -> now.now().isBefore(id.expiresAt()))
                .filter(owner::mayKeep)
                .map(AnalyticsId::random);
    }

    private AnalyticsId renewed(Optional<String> random, Owner owner, Choice choice) {
        return new AnalyticsId(
                owner != Owner.BROWSER,
                random.orElseGet(this::newRandom),
                choice.expiresAt(),
                choice.policyVersion(),
                choice.gpc());
    }

    private List<CatalogueEntry> optionalCookies() {
        return catalogue.cookies().stream()
                .filter(entry -> entry.category().isOptional())
                .toList();
    }

    private String newRandom() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
