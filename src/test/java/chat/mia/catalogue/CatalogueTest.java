package chat.mia.catalogue;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.catalogue.Catalogue.Stage;
import chat.mia.testing.StoppedClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final Instant DAY = Instant.parse("2026-12-01T00:00:00Z");

    private final StoppedClock clock = new StoppedClock();
    private final CatalogueDraft declared = new CatalogueDraft(clock);

    @ParameterizedTest
    @CsvSource({"x, x, cookie", "x, X, cookie", "x, x, cache"})
    void start_nameTwiceInOneStore_isRefused(String one, String two, String store) {
        declared.entry("one", one, store, "essential").entry("two", two, store, "analytics");

        assertEquals(
                List.of("mia.catalogue.entries.two.name is that of one too: choose another one"), declared.faults());
    }

    @ParameterizedTest
    @CsvSource({"x, cookie, local-storage", "X, local-storage, local-storage"})
    void start_nameInTwoStoresOrOfAnotherKey_isTaken(String two, String store, String other) {
        declared.entry("one", "x", store, "essential").entry("two", two, other, "functional");

        assertEquals(2, declared.start().entries().size());
    }

    @ParameterizedTest
    @CsvSource({"another, cookie, essential", "one, local-storage, essential", "one, cookie, analytics"})
    void essentialCookie_notDeclaredAsOne_isRefused(String id, String store, String category) {
        Catalogue catalogue = declared.entry(id, "x", store, category).start();

        String message = assertThrows(IllegalStateException.class, () -> catalogue.essentialCookie("one"))
                .getMessage();

        assertThat(message, containsString("mia.catalogue.entries.one"));
    }

    @Test
    void essentialCookie_declared_isKeptFromScriptsAndOtherSitesUnlessSaid() {
        declared.entry("one", "x", "cookie", "essential");

        CatalogueEntry entry = declared.start().essentialCookie("one");

        assertEquals(List.of("/", true, SameSite.STRICT), List.of(entry.path(), entry.httpOnly(), entry.sameSite()));
        assertEquals(LegalBasis.SERVICE_REQUESTED, entry.basis());
    }

    @Test
    void optionalCategories_areTheOnesThatNeedConsent() {
        declared.entry("one", "a", "cookie", "essential")
                .entry("two", "b", "local-storage", "functional")
                .entry("three", "c", "cookie", "marketing")
                .entry("four", "d", "cookie", "analytics")
                .entry("five", "e", "cache", "analytics");

        assertEquals(
                List.of(new Category("analytics"), new Category("marketing")),
                declared.start().optionalCategories());
    }

    @Test
    void removedEntry_isNeitherDeclaredNorOptional_butACookieIsKnown() {
        declared.entry("one", "a", "cookie", "essential")
                .entry("two", "b", "cookie", "analytics")
                .set("two", "removed", "true")
                .entry("three", "c", "cache", "analytics")
                .set("three", "removed", "true");

        Catalogue catalogue = declared.start();

        assertEquals(
                List.of("one"),
                catalogue.entries().stream().map(CatalogueEntry::id).toList());
        assertEquals(List.of(), catalogue.optionalCategories());
        assertEquals(
                List.of("two"),
                catalogue.removedCookies().stream().map(CatalogueEntry::id).toList());
    }

    @Test
    void removedCookie_whoseNameIsUsedAgain_isNotOne() {
        declared.entry("one", "a", "cookie", "essential")
                .entry("two", "a", "cookie", "analytics")
                .set("two", "removed", "true");

        assertEquals(List.of(), declared.start().removedCookies());
    }

    @Test
    void removedCookie_thatIsInForceYet_isNotOneUntilThen() {
        declared.entry("one", "a", "cookie", "analytics");
        List<CatalogueEntry> inForce = declared.start().configured();
        declared.set("one", "removed", "true");
        Catalogue catalogue = declared.start();

        catalogue.follow(List.of(new Stage(Instant.EPOCH, inForce), new Stage(DAY, List.of())));

        clock.stopAt(DAY.minusSeconds(1));
        assertEquals(List.of(), catalogue.removedCookies());
        clock.stopAt(DAY);
        assertEquals(inForce, catalogue.removedCookies());
    }

    @Test
    void removedCookie_ofAnEarlierStage_isOneUntilItsNameIsDeclaredAgain() {
        declared.entry("one", "a", "cookie", "analytics");
        List<CatalogueEntry> first = declared.start().configured();
        declared.set("one", "name", "b");
        Catalogue catalogue = declared.start();

        catalogue.follow(List.of(
                new Stage(DAY, first),
                new Stage(DAY.plusSeconds(1), catalogue.configured()),
                new Stage(DAY.plusSeconds(2), first)));

        clock.stopAt(DAY);
        assertEquals(List.of(), catalogue.removedCookies());
        clock.stopAt(DAY.plusSeconds(1));
        assertEquals(first, catalogue.removedCookies());
        clock.stopAt(DAY.plusSeconds(2));
        assertEquals(catalogue.configured(), catalogue.removedCookies());
    }

    @Test
    void follow_severalStages_declaresTheNewestWhoseTimeHasCome() {
        declared.entry("one", "a", "cookie", "analytics");
        Catalogue catalogue = declared.start();
        List<CatalogueEntry> configured = catalogue.configured();

        catalogue.follow(List.of(new Stage(DAY, List.of()), new Stage(DAY.plusSeconds(60), configured)));

        clock.stopAt(DAY.plusSeconds(59));
        assertEquals(List.of(), catalogue.entries());
        assertEquals(List.of(), catalogue.optionalCategories());
        clock.stopAt(DAY.plusSeconds(60));
        assertEquals(configured, catalogue.entries());
        assertEquals(configured, catalogue.cookies());
        clock.stopAt(DAY.minusSeconds(1));
        assertEquals(List.of(), catalogue.entries());
        assertEquals(configured, catalogue.configured());
    }
}
