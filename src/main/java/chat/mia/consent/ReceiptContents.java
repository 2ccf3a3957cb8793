package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Lifetime;
import chat.mia.policy.Policies;
import chat.mia.policy.PolicyReference;
import chat.mia.policy.PublishedPolicies;
import chat.mia.web.PublicOrigin;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a receipt says, in the terms of ISO/IEC TS 27560 as the W3C's DPV guide to it has them. */
@ApplicationScoped
class ReceiptContents {

    private static final String SCHEMA_VERSION = "1";

    private final Catalogue catalogue;
    private final Policies policies;
    private final PublishedPolicies published;
    private final PublicOrigin publicOrigin;

    ReceiptContents(Catalogue catalogue, Policies policies, PublishedPolicies published, PublicOrigin publicOrigin) {
        this.catalogue = catalogue;
        this.policies = policies;
        this.published = published;
        this.publicOrigin = publicOrigin;
    }

    /** Who issues receipts: another name than that of access tokens, so that neither can pass for the other. */
    String issuer() {
        return publicOrigin.link("/receipts");
    }

    /** @param recorded an event that has a place in a chain */
    JsonObject of(Recorded recorded) {
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
                .put("purposes", purposes(decision))
                .put("privacy_notice", privacyNotice(decision.policyVersion()))
                .put("notice", notice(decision))
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

    private JsonArray purposes(Decision decision) {
        JsonArray purposes = new JsonArray();
        for (String category : decision.choices().keySet()) {
            List<CatalogueEntry> entries = catalogue.entries().stream()
                    .filter(entry -> entry.category().id().equals(category))
                    .toList();
            purposes.add(new JsonObject()
                    .put("id", category)
                    .put(
                            "text",
                            String.join(
                                    " ",
                                    entries.stream()
                                            .map(CatalogueEntry::purpose)
                                            .toList()))
                    .put(
                            "storage",
                            new JsonArray(
                                    entries.stream().map(CatalogueEntry::name).toList()))
                    .put("retention", longest(entries).map(Period::toString).orElse(null)));
        }
        return purposes;
    }

    /** Empty where nothing of it has an end of its own. */
    private static Optional<Period> longest(List<CatalogueEntry> entries) {
        return entries.stream()
                .map(CatalogueEntry::lifetime)
                .map(Lifetime::period)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(period -> period.toTotalMonths() * 31 + period.getDays()));
    }

    private JsonObject privacyNotice(String version) {
        PolicyReference reference = published.reference(version);
        return new JsonObject()
                .put("version", version)
                .put("url", reference.address())
                .put("sha256", reference.sha256());
    }

    private static JsonObject notice(Decision decision) {
        return new JsonObject()
                .put("sha256", decision.notice().orElse(null))
                .put("attested", decision.notice().isPresent())
                .put("language", decision.locale().orElse(null));
    }

    private JsonObject controller() {
        return new JsonObject().put("name", Policies.OPERATOR).put("contact", policies.contactEmail());
    }
}
