package chat.mia.pages;

import static io.restassured.RestAssured.given;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Lifetime;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry of the published policy. Where it lies, whether scripts see it, whether it needs TLS and how long it stays is
 * what the public reads; path and {@code SameSite}, which are not published, are the catalogue's.
 *
 * @param attributes as {@link Held#attributes} writes them
 */
record Listed(String id, String store, String name, String attributes, Lifetime lifetime) {

    /** What a slow machine may need between a cookie's arrival and a look at it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** All entries of the version in force, in their order. */
    static List<Listed> in(Catalogue catalogue) {
        String json = given().get("/api/v1/policies/cookies")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new JsonObject(json)
                .getJsonArray("catalogue").stream()
                        .map(JsonObject.class::cast)
                        .map(entry ->
                                of(entry, catalogue.find(entry.getString("id")).orElseThrow()))
                        .toList();
    }

    /** The same of a version whose JSON tells less, for an earlier release that tests make up. */
    static List<Listed> declaredBy(Catalogue catalogue) {
        return catalogue.entries().stream()
                .map(entry -> of(
                        new JsonObject()
                                .put("store", entry.store().text())
                                .put("name", entry.name())
                                .put("attributes", entry.httpOnly() ? List.of("HttpOnly", "Secure") : List.of("Secure"))
                                .put("lifetime", entry.lifetime().text()),
                        entry))
                .toList();
    }

    private static Listed of(JsonObject entry, CatalogueEntry declared) {
        return new Listed(
                declared.id(),
                entry.getString("store"),
                entry.getString("name"),
                declared.isCookie() ? attributes(declared, entry.getJsonArray("attributes")) : "",
                Lifetime.valueOf(entry.getString("lifetime")));
    }

    private static String attributes(CatalogueEntry declared, JsonArray published) {
        return Held.attributes(Stream.of(
                Stream.of("Path=" + declared.path()),
                published.stream().map(String.class::cast),
                Stream.of("SameSite=" + declared.sameSite().attribute())));
    }

    boolean is(Held held) {
        return store.equals(held.store()) && name.equals(held.name());
    }

    /** How it should look. */
    String text() {
        return text(attributes, lifetime.text());
    }

    /** How it looks; the same text where it is as it should be. */
    String text(Held held) {
        return text(held.attributes(), held.lasts().map(this::rounded).orElseGet(held::withoutEnd));
    }

    private static String text(String attributes, String lifetime) {
        return attributes.isEmpty() ? lifetime : attributes + ", " + lifetime;
    }

    /** Months differ in length, and some time has passed since it was set. */
    private String rounded(Duration lasts) {
        Optional<Period> period = lifetime.period();
        boolean fits = period.isPresent()
                && lasts.compareTo(lifetime.longest().orElseThrow()) <= 0
                && lasts.compareTo(shortest(period.get())) >= 0;
        return fits ? lifetime.text() : lasts.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Duration shortest(Period period) {
        long months = period.toTotalMonths();
        long ofMonths = months == 0 ? 0 : months * 365 / 12 - 3;
        return Duration.ofDays(ofMonths + period.getDays()).minus(PATIENCE);
    }
}
