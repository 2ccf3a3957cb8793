package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.LogLines;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsecureSettingsTest {

    private static final String EACH = """
        development-profile | quarkus.profile                         | dev
        any-proxy           | mia.trusted-proxies                     | 10.0.0.0/8, 0.0.0.0/0
        any-proxy           | mia.trusted-proxies                     | ::/0
        cheap-passwords     | mia.account.password-hashing.memory     | 1024
        cheap-passwords     | mia.account.password-hashing.iterations | 1
        many-guesses        | mia.sign-in.account.failures            | 101
        cross-origin        | quarkus.http.cors.enabled               | true
        access-log          | quarkus.http.access-log.enabled         | true
        debug-log           | quarkus.log.level                       | debug
        debug-log           | quarkus.log.category."io.vertx".level   | TRACE
        plain-database      | quarkus.datasource.reactive.url         | postgresql://db:5432/mia
        plain-database      | quarkus.datasource.reactive.url         | vertx-reactive:postgresql://me@10.0.0.7/mia?x=localhost
        any-certificate     | quarkus.tls.trust-all                   | true
        any-certificate     | QUARKUS_TLS_TRUST_ALL                   | true
        any-certificate     | quarkus.tls.idp.trust-all               | true
        any-certificate     | quarkus.datasource.reactive.trust-all   | true
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EACH)
    void insecureSetting_isRefusedUnlessSpelledOut_andThenLogged(String name, String setting, String value) {
        assertThat(RequiredSettings.complaint(with(setting, value)), containsString("mia.insecure.allow=" + name));

        Config allowed = with(setting, value, "mia.insecure.allow", "any-proxy," + name);
        assertEquals("", RequiredSettings.complaint(allowed));
        List<String> logged = logged(allowed, LaunchMode.NORMAL);
        assertEquals(1, logged.size());
        assertThat(
                logged.get(0), containsString("WARN [mia.insecure] insecure, as it was allowed: " + setting(setting)));
    }

    @Test
    void singleRole_isLoggedToo_andNothingElseIs() {
        assertThat(
                logged(with("mia.database.single-role", "true"), LaunchMode.NORMAL)
                        .toString(),
                containsString("may rewrite the ledger"));
        assertEquals(List.of(), logged(with("mia.sign-in.account.failures", "100"), LaunchMode.NORMAL));
        assertEquals(List.of(), logged(with("quarkus.log.level", "debug"), LaunchMode.DEVELOPMENT));
    }

    @Test
    void database_onThisMachineOrBehindTls_isNotInsecure() {
        for (String near : List.of("localhost:5432/mia", "127.0.0.1/mia", "[::1]:5432/mia", "me@localhost/mia")) {
            assertEquals(
                    "", RequiredSettings.complaint(with("quarkus.datasource.reactive.url", "postgresql://" + near)));
        }
        assertEquals(
                "",
                RequiredSettings.complaint(with(
                        "quarkus.datasource.reactive.url", "postgresql://db:5432/mia",
                        "quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full")));
    }

    @Test
    void unknownName_isRefused() {
        assertThat(
                RequiredSettings.complaint(with("mia.insecure.allow", "any-prox")),
                containsString("mia.insecure.allow has any-prox, which is none of development-profile, any-proxy"));
    }

    @Test
    void document_namesThemAll_andNoOther() throws IOException {
        String document = Files.readString(Path.of("docs/configuration.md"));
        String section = document.substring(document.indexOf("## Insecure settings"));

        Set<String> documented = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(section)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertEquals(EACH.lines().map(line -> line.split(" ")[0]).collect(Collectors.toSet()), documented);
    }

    /** As the sentence begins. */
    private static String setting(String name) {
        return name.replaceFirst("\\.(memory|iterations)$", "")
                .replaceFirst("category.*", "level")
                .replaceFirst("reactive.url$", "reactive.postgresql.ssl-mode")
                .replaceFirst(".*(?i)trust.all$", "quarkus.tls");
    }

    private static List<String> logged(Config config, LaunchMode mode) {
        try (LogLines log = LogLines.listen()) {
            new InsecureStart().remind(new StartupEvent(), config, mode);
            return log.of("mia.insecure");
        }
    }

    private static Config with(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>(RequiredSettingsTest.COMPLETE);
        for (int at = 0; at < namesAndValues.length; at += 2) {
            settings.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
