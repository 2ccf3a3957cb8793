package chat.mia.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.LegalBasis;
import chat.mia.catalogue.Lifetime;
import chat.mia.catalogue.SameSite;
import chat.mia.catalogue.Store;
import chat.mia.testing.Configured;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment may not make of the cookies of a session. */
class SessionEntryRulesTest {

    @ParameterizedTest
    @CsvSource({
        "access-token, essential, session, /, true, LAX",
        "refresh-token, essential, P30D, /api/v1/session, true, STRICT",
        "csrf-token, essential, session, /, false, STRICT",
        "another, marketing, P1D, /x, false, LAX"
    })
    void faults_asTheContractHasIt_areNone(
            String id, String category, String lifetime, String path, boolean httpOnly, SameSite sameSite) {
        assertEquals(Map.of(), rules("30d").faults(entry(id, category, lifetime, path, httpOnly, sameSite)));
    }

    @ParameterizedTest
    @CsvSource({
        "access-token, functional, session, /, true, LAX, category, must be essential",
        "access-token, essential, P1D, /, true, LAX, lifetime, must be session",
        "access-token, essential, session, /app, true, LAX, path, must be /",
        "access-token, essential, session, /, false, LAX, http-only, must be true",
        "access-token, essential, session, /, true, STRICT, same-site, must be lax",
        "refresh-token, essential, P31D, /api/v1/session, true, STRICT, lifetime, must be as many days as mia.session.idle-limit",
        "refresh-token, essential, P1M, /api/v1/session, true, STRICT, lifetime, must be as many days as mia.session.idle-limit",
        "refresh-token, essential, session, /api/v1/session, true, STRICT, lifetime, must be as many days as mia.session.idle-limit",
        "refresh-token, essential, P30D, /, true, STRICT, path, must be /api/v1/session",
        "refresh-token, essential, P30D, /api/v1/session, false, STRICT, http-only, must be true",
        "refresh-token, essential, P30D, /api/v1/session, true, LAX, same-site, must be strict",
        "csrf-token, essential, session, /, true, STRICT, http-only, must be false",
    })
    void faults_otherThanTheContract_areNamedWithTheReason(
            String id,
            String category,
            String lifetime,
            String path,
            boolean httpOnly,
            SameSite sameSite,
            String setting,
            String fault) {
        Map<String, String> faults = rules("30d").faults(entry(id, category, lifetime, path, httpOnly, sameSite));

        assertEquals(Set.of(setting), faults.keySet());
        assertThat(faults.get(setting), startsWith(fault));
    }

    @Test
    void faults_idleLimitChangedWithTheCookie_areNone() {
        CatalogueEntry week = entry("refresh-token", "essential", "P7D", "/api/v1/session", true, SameSite.STRICT);

        assertEquals(Map.of(), rules("7d").faults(week));
        assertEquals(Set.of("lifetime"), rules("36h").faults(week).keySet());
    }

    @Test
    void required_areTheThree() {
        assertEquals(
                Set.of("access-token", "refresh-token", "csrf-token"),
                rules("30d").required());
    }

    private static SessionEntryRules rules(String idleLimit) {
        return new SessionEntryRules(Configured.with(SessionConfig.class, Map.of("mia.session.idle-limit", idleLimit)));
    }

    private static CatalogueEntry entry(
            String id, String category, String lifetime, String path, boolean httpOnly, SameSite sameSite) {
        return new CatalogueEntry(
                id,
                "x",
                Store.COOKIE,
                new Category(category),
                LegalBasis.SERVICE_REQUESTED,
                Map.of(),
                Lifetime.valueOf(lifetime),
                path,
                httpOnly,
                sameSite);
    }
}
