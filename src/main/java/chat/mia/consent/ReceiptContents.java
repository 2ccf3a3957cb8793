package chat.mia.consent;

import chat.mia.policy.Policies;
import chat.mia.policy.PolicyReference;
import chat.mia.policy.PublishedPolicies;
import chat.mia.web.PublicOrigin;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** What a receipt says, in the terms of ISO/IEC TS 27560 as the W3C's DPV guide to it has them. */
@ApplicationScoped
class ReceiptContents {

    private static final String SCHEMA_VERSION = "1";

    private final Policies policies;
    private final PublishedPolicies published;
    private final PublicOrigin publicOrigin;

    ReceiptContents(Policies policies, PublishedPolicies published, PublicOrigin publicOrigin) {
        this.policies = policies;
        this.published = published;
        this.publicOrigin = publicOrigin;
    }

    /** Who issues receipts: another name than that of access tokens, so that neither can pass for the other. */
    String issuer() {
        return publicOrigin.link("/receipts");
    }

    /**
     * @param recorded an event that has a place in a chain
     * @param notice the one that was shown; where that is not attested, that of the decision's version of the policy
     */
    JsonObject of(Recorded recorded, Notice notice) {
        JsonObject texts = new JsonObject(notice.document());
        ConsentEvent event = recorded.event();
        Decision decision = event.decision();
        Place place = recorded.place().orElseThrow();
        return new JsonObject()
                .put("iss", issuer())
                .put("jti", event.id().toString())
                .put("sub", place.pseudonym())
                .put("iat", event.occurredAt().getEpochSecond())
                .put("schema_version", SCHEMA_VERSION)
                .put("event", event(recorded, place))
                .put("choices", new JsonObject(Map.copyOf(decision.choices())))
                .put("purposes", purposes(decision, texts))
                .put("privacy_notice", privacyNotice(decision.policyVersion()))
                .put("notice", notice(decision, notice))
                .put("pii_controller", controller())
                .put("withdrawal_method", publicOrigin.link("/privacy"))
                .put("gpc", decision.gpc());
    }

    private static JsonObject event(Recorded recorded, Place place) {
        ConsentEvent event = recorded.event();
        return new JsonObject()
                .put("type", recorded.action().text())
                .put("time", event.occurredAt().toString())
                .put("valid_until", event.expiresAt().map(Instant::toString).orElse(null))
                .put("seq", place.seq())
                .put("hash", HexFormat.of().formatHex(place.hash()));
    }

    /** In the words of the notice, so that a receipt that is issued again says what the first one said. */
    private static JsonArray purposes(Decision decision, JsonObject texts) {
        JsonArray purposes = new JsonArray();
        for (int i = 0; i < texts.getJsonArray("categories").size(); i++) {
            JsonObject category = texts.getJsonArray("categories").getJsonObject(i);
            if (decision.choices().containsKey(category.getString("id"))) {
                purposes.add(new JsonObject()
                        .put("id", category.getString("id"))
                        .put("text", category.getString("description"))
                        .put("storage", category.getJsonArray("storage"))
                        .put("retention", category.getString("retention")));
            }
        }
        return purposes;
    }

    private JsonObject privacyNotice(String version) {
        PolicyReference reference = published.reference(version);
        return new JsonObject()
                .put("version", version)
                .put("url", reference.address())
                .put("sha256", reference.sha256());
    }

    private static JsonObject notice(Decision decision, Notice notice) {
        boolean attested = decision.notice().isPresent();
        return new JsonObject()
                .put("sha256", decision.notice().orElse(null))
                .put("attested", attested)
                .put("language", attested ? notice.locale() : decision.locale().orElse(null));
    }

    private JsonObject controller() {
        return new JsonObject().put("name", Policies.OPERATOR).put("contact", policies.contactEmail());
    }
}
