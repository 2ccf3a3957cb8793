package chat.mia.catalogue;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start is refused for, and that the message names the setting. */
class CatalogueRulesTest {

    private final CatalogueDraft declared = new CatalogueDraft();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "name|a b|letters, digits",
                "name|a;b|letters, digits",
                "name|a=b|letters, digits",
                "name|ä|letters, digits",
                "name|\"a\"|letters, digits",
                "path|app|begin with a slash",
                "path|/a;b|without a semicolon",
                "path|/a b|visible ASCII",
                "path|/ä|visible ASCII",
                "path|/a\u0007|visible ASCII",
                "lifetime|persistent|every cookie ends",
                "lifetime|P401D|400 days",
                "lifetime|P14M|400 days",
                "lifetime|P2Y|400 days",
                "basis|consent|must be an exemption",
                "category|analytics|needs it",
                "category|Analytics|lower-case letters",
                "purpose.en|' '|1 to 500 characters",
                "purpose.xx|For|there are no texts in",
                "purpose.de_AT|For|there are no texts in",
            })
    void start_cookieDeclaredWrongly_isRefusedByName(String setting, String value, String complaint) {
        declared.entry("one", "x", "cookie", "essential").set("one", setting, value);

        List<String> faults = declared.faults();

        assertThat(faults, hasSize(1));
        String named = setting.equals("category") && value.equals("analytics") ? "basis" : setting;
        assertThat(faults.get(0), startsWith("mia.catalogue.entries.one." + named + " "));
        assertThat(faults.get(0), containsString(complaint));
    }

    @ParameterizedTest
    @CsvSource({
        "name, __Host-x",
        "name, __Secure-x",
        "name, 'a!#$%&''*+-.^_`|~0Z'",
        "path, /app",
        "lifetime, session",
        "lifetime, P400D",
        "lifetime, P13M",
        "purpose.de, Für den Test",
        "basis, choice-kept",
    })
    void start_cookieDeclaredRightly_isTaken(String setting, String value) {
        declared.entry("one", "x", "cookie", "essential").set("one", setting, value);

        assertEquals(1, declared.start().entries().size());
    }

    @Test
    void start_namesTooLong_areRefused() {
        declared.entry("one", "x".repeat(129), "cookie", "essential")
                .entry("two", "x".repeat(257), "local-storage", "functional")
                .entry("three", "x".repeat(128), "cookie", "essential")
                .entry("four", "x".repeat(256), "local-storage", "functional");

        assertThat(declared.faults(), hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-x", "__host-x", "__HOST-X"})
    void start_hostPrefixBelowAPath_isRefused(String name) {
        declared.entry("one", name, "cookie", "essential").set("one", "path", "/app");

        assertThat(declared.faults().get(0), startsWith("mia.catalogue.entries.one.path must be /"));
    }

    @ParameterizedTest
    @CsvSource({
        "local-storage, path, /",
        "local-storage, http-only, true",
        "cache, same-site, lax",
        "cache, lifetime, session",
        "local-storage, lifetime, session",
        "local-storage, name, 'a\tb'"
    })
    void start_otherStoreDeclaredLikeACookie_isRefused(String store, String setting, String value) {
        declared.entry("one", "x", store, "functional").set("one", setting, value);

        assertThat(declared.faults().get(0), startsWith("mia.catalogue.entries.one." + setting + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "store", "category", "basis", "lifetime", "purpose.en"})
    void start_entryWithoutWhatIsRequired_isRefused(String setting) {
        declared.entry("one", "x", "cookie", "essential").without("one", setting);

        assertThat(declared.faults().get(0), startsWith("mia.catalogue.entries.one." + setting + " is missing"));
    }

    @ParameterizedTest
    @CsvSource({"store, drawer", "lifetime, forever", "basis, because", "same-site, none", "colour, red"})
    void start_valueThatCannotBeRead_isRefusedByName(String setting, String value) {
        declared.entry("one", "x", "cookie", "essential").set("one", setting, value);

        String message =
                assertThrows(ConfigValidationException.class, declared::start).getMessage();

        assertThat(message, containsString("mia.catalogue.entries.one." + setting));
    }

    @Test
    void start_purposeMissingInALanguageOfTheDeployment_isRefused() {
        declared.entry("one", "x", "cookie", "essential");

        assertEquals(
                List.of("mia.catalogue.entries.one.purpose.de is missing: say in this language what it is for"),
                declared.faults(List.of(Locale.ENGLISH, Locale.GERMAN)));
    }

    @Test
    void start_manyFaults_areNamedAtOnce() {
        declared.entry("one", "a b", "cookie", "analytics")
                .set("one", "path", "x")
                .set("one", "lifetime", "persistent")
                .set("one", "basis", "choice-kept")
                .entry("two", "x", "cache", "essential")
                .without("two", "basis")
                .without("two", "name")
                .set("Three", "name", "x");

        assertThat(declared.faults(), hasSize(4 + 2 + 6));
    }

    @Test
    void start_removedEntry_needsNoWordsButMustBeComplete() {
        declared.entry("one", "x", "cookie", "essential")
                .without("one", "purpose.en")
                .set("one", "removed", "true");
        assertEquals(0, declared.start().entries().size());

        declared.without("one", "lifetime");
        assertThat(declared.faults().get(0), startsWith("mia.catalogue.entries.one.lifetime is missing"));
    }

    @Test
    void start_entryThatAFeatureNeeds_mustBeThereAndAsItDemands() {
        EntryRules feature = new EntryRules() {

            @Override
            public Set<String> required() {
                return Set.of("one", "two", "three");
            }

            @Override
            public Map<String, String> faults(CatalogueEntry entry) {
                return entry.id().equals("one") ? Map.of("http-only", "must be false") : Map.of();
            }
        };
        declared.entry("one", "x", "cookie", "essential")
                .entry("two", "y", "cookie", "essential")
                .set("two", "removed", "true");

        assertEquals(
                Set.of(
                        "mia.catalogue.entries.one.http-only must be false",
                        "mia.catalogue.entries.two.removed must be false: the service cannot work without this entry, but it"
                                + " may be renamed",
                        "mia.catalogue.entries.three.name is missing: the service cannot work without this entry"),
                Set.copyOf(declared.faults(feature)));
    }
}
