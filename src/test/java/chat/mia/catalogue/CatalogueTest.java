package chat.mia.catalogue;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import chat.mia.testing.StoppedClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final Instant DAY = Instant.parse("2026-12-01T00:00:00Z");

    private final Map<String, String> settings = new HashMap<>();
    private final StoppedClock clock = new StoppedClock();

    @Test
    void start_nameTwiceInOneStore_isRefused() {
        declare("one", "x", "cookie", "essential");
        declare("two", "x", "cookie", "analytics");

        String message =
                assertThrows(IllegalStateException.class, this::catalogue).getMessage();

        assertThat(message, containsString("two"));
    }

    @Test
    void start_nameInTwoStores_isTaken() {
        declare("one", "x", "cookie", "essential");
        declare("two", "x", "local-storage", "functional");

        assertEquals(2, catalogue().entries().size());
    }

    @ParameterizedTest
    @CsvSource({"another, cookie, essential", "one, local-storage, essential", "one, cookie, analytics"})
    void essentialCookie_notDeclaredAsOne_isRefused(String id, String store, String category) {
        declare(id, "x", store, category);
        Catalogue catalogue = catalogue();

        String message = assertThrows(IllegalStateException.class, () -> catalogue.essentialCookie("one"))
                .getMessage();

        assertThat(message, containsString("mia.catalogue.entries.one"));
    }

    @Test
    void essentialCookie_declared_isKeptFromScriptsAndOtherSitesUnlessSaid() {
        declare("one", "x", "cookie", "essential");

        CatalogueEntry entry = catalogue().essentialCookie("one");

        assertEquals(List.of("/", true, SameSite.STRICT), List.of(entry.path(), entry.httpOnly(), entry.sameSite()));
    }

    @Test
    void optionalCategories_areTheOnesThatNeedConsent() {
        declare("one", "a", "cookie", "essential");
        declare("two", "b", "local-storage", "functional");
        declare("three", "c", "cookie", "marketing");
        declare("four", "d", "cookie", "analytics");
        declare("five", "e", "cache", "analytics");

        assertEquals(
                List.of(new Category("analytics"), new Category("marketing")),
                catalogue().optionalCategories());
    }

    @Test
    void follow_severalStages_declaresTheNewestWhoseTimeHasCome() {
        declare("one", "a", "cookie", "analytics");
        Catalogue catalogue = catalogue();
        List<CatalogueEntry> configured = catalogue.configured();

        catalogue.follow(Map.of(DAY, List.of(), DAY.plusSeconds(60), configured));

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

    private void declare(String id, String name, String store, String category) {
        String prefix = "mia.catalogue.entries." + id;
        settings.put(prefix + ".name", name);
        settings.put(prefix + ".store", store);
        settings.put(prefix + ".category", category);
        settings.put(prefix + ".purpose.en", "For the test");
        settings.put(prefix + ".lifetime", "session");
    }

    private Catalogue catalogue() {
        return new Catalogue(Configured.with(CatalogueConfig.class, settings), clock);
    }
}
