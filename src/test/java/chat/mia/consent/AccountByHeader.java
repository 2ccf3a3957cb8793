package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.SetCookie;
import chat.mia.web.RequestCookies;
import io.quarkus.arc.DefaultBean;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the account from the header {@code X-Test-Account}, as long as there are no sessions. Its access token is nothing
 * but the claim.
 */
@DefaultBean
@RequestScoped
class AccountByHeader implements CurrentAccount {

    private final HttpServerRequest request;
    private final Catalogue catalogue;
    private final Consents consents;

    AccountByHeader(HttpServerRequest request, Catalogue catalogue, Consents consents) {
        this.request = request;
        this.catalogue = catalogue;
        this.consents = consents;
    }

    @Override
    public Optional<AccountId> id() {
        return Optional.ofNullable(request.getHeader("X-Test-Account")).map(id -> new AccountId(UUID.fromString(id)));
    }

    @Override
    public ConsentHead consent() {
        return RequestCookies.of(request)
                .find("access_token")
                .map(AccountByHeader::claim)
                .map(claim -> ConsentClaim.headOf(claim.getMap()))
                .orElse(ConsentHead.UNSET);
    }

    @Override
    public Optional<SetCookie> renewedWith(ConsentHead head, boolean gpc) {
        if (request.headers().contains("Authorization")) {
            return Optional.empty();
        }
        byte[] claim =
                new JsonObject(consents.claim(head, gpc).toMap()).encode().getBytes(StandardCharsets.UTF_8);
        return Optional.of(SetCookie.of(
                catalogue.essentialCookie("access-token"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(claim)));
    }

    /** The claim that an access token carries. */
    static JsonObject claim(String token) {
        JsonObject claim = new JsonObject(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        return claim.containsKey("g") ? claim.put("g", claim.getJsonArray("g").getList()) : claim;
    }
}
