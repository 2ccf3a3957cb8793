package chat.mia.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieTest {

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a b", "a,b", "a\"b", "a\\b", "a\r\nSet-Cookie: x=y", "\u0000", "\u007f", "é"})
    void of_valueThatCannotStandInACookie_isRefused(String value) {
        CatalogueEntry entry = entry(Store.COOKIE, "session", true);

        assertThrows(IllegalArgumentException.class, () -> SetCookie.of(entry, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCAL_STORAGE", "CACHE"})
    void of_entryThatIsNoCookie_isRefused(Store store) {
        CatalogueEntry entry = entry(store, "session", true);

        assertThrows(IllegalArgumentException.class, () -> SetCookie.of(entry, "x"));
    }

    @Test
    void header_ofEachLifetime_hasTheAttributesOfTheEntry() {
        assertEquals(
                "x=a.b-c_d; Path=/app; Secure; HttpOnly; SameSite=Lax",
                SetCookie.of(entry(Store.COOKIE, "session", true), "a.b-c_d").header());
        assertEquals(
                "x=1; Path=/app; Max-Age=2592000; Secure; SameSite=Lax",
                SetCookie.of(entry(Store.COOKIE, "P30D", false), "1").header());
        assertEquals(
                "x=1; Path=/app; Max-Age=59; Secure; SameSite=Lax",
                SetCookie.of(entry(Store.COOKIE, "P12M", false), "1")
                        .lasting(Duration.ofMillis(59_999))
                        .header());
    }

    @ParameterizedTest
    @CsvSource({
        "P30D, 2026-05-01T00:00:00Z, Max-Age=518400",
        "P30D, 2027-04-25T00:00:00Z, Max-Age=2592000",
        "P1M, 2027-04-25T00:00:00Z, Max-Age=2592000",
        "P12M, 2027-04-25T00:00:00Z, Max-Age=31536000",
        "session, 2027-04-25T00:00:00Z, ''"
    })
    void until_anInstant_isNeverLaterThanTheEntrySays(String lifetime, Instant end, String maxAge) {
        assertEquals(
                "x=1; Path=/app; " + (maxAge.isEmpty() ? "" : maxAge + "; ") + "Secure; SameSite=Lax",
                SetCookie.of(entry(Store.COOKIE, lifetime, false), "1")
                        .until(end, Instant.parse("2026-04-25T00:00:00Z"))
                        .header());
    }

    @Test
    void expiring_removesTheCookieWhereItWasSet() {
        assertEquals(
                "x=; Path=/app; Max-Age=0; Secure; HttpOnly; SameSite=Lax",
                SetCookie.expiring(entry(Store.COOKIE, "P30D", true)).header());
    }

    @Test
    void toString_hidesTheValue() {
        assertEquals(
                "SetCookie[x]",
                SetCookie.of(entry(Store.COOKIE, "session", true), "secret").toString());
    }

    private static CatalogueEntry entry(Store store, String lifetime, boolean httpOnly) {
        return new CatalogueEntry(
                "id",
                "x",
                store,
                Category.ESSENTIAL,
                LegalBasis.SERVICE_REQUESTED,
                Map.of(Locale.ENGLISH, "For the test"),
                Lifetime.valueOf(lifetime),
                "/app",
                httpOnly,
                SameSite.LAX);
    }
}
