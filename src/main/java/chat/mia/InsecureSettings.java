package chat.mia;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Settings that take a protection away: production refuses them unless {@code mia.insecure.allow} spells them out. */
final class InsecureSettings {

    static final String ALLOW = "mia.insecure.allow";

    /** NIST SP 800-63B-4, section 3.2.2: no more than 100 failed attempts in a row. */
    private static final int MOST_FAILURES = 100;

    /** The cheapest of the equal settings for Argon2id in OWASP's Password Storage Cheat Sheet: 7 MiB, five passes. */
    private static final int LEAST_MEMORY = 7 * 1024;

    private static final int LEAST_WORK = 5 * LEAST_MEMORY;

    private static final Set<String> TALKATIVE = Set.of("DEBUG", "TRACE", "ALL", "FINE", "FINER", "FINEST");

    /** @param what that is set, and what it takes away */
    private record Insecure(Predicate<Config> applies, String what) {}

    private static final Map<String, Insecure> BY_NAME = new LinkedHashMap<>();

    static {
        add(
                "development-profile",
                InsecureSettings::develops,
                "quarkus.profile is one for development or tests: its defaults are not for production");
        add(
                "any-proxy",
                InsecureSettings::believesEverybody,
                "mia.trusted-proxies holds everybody: each caller chooses the address that limits count him by");
        add(
                "cheap-passwords",
                InsecureSettings::hashesCheaply,
                "mia.account.password-hashing is weaker than OWASP advises:"
                        + " a stolen table of passwords is guessed sooner");
        add(
                "many-guesses",
                config -> number(config, "mia.sign-in.account.failures", 0) > MOST_FAILURES,
                "mia.sign-in.account.failures is more than " + MOST_FAILURES + ": passwords can be guessed");
        add(
                "cross-origin",
                config -> RequiredSettings.value(config, "quarkus.http.cors.enabled")
                        .equals("true"),
                "quarkus.http.cors.enabled lets pages of other origins read answers; the app stands on this origin");
        add(
                "access-log",
                config -> RequiredSettings.value(config, "quarkus.http.access-log.enabled")
                        .equals("true"),
                "quarkus.http.access-log.enabled writes addresses, and what callers put into queries, to the log");
        add(
                "debug-log",
                InsecureSettings::logsWhatPasses,
                "quarkus.log.level, or that of a category, is so low that libraries write what passes through them to the log");
        add(
                "any-certificate",
                config ->
                        matches(config, "quarkus\\.(tls|datasource\\.reactive)(\\..+)?\\.trust\\.all", "true"::equals),
                "quarkus.tls or quarkus.datasource.reactive trusts all certificates: whoever is on the way is believed");
        add(
                "plain-database",
                InsecureSettings::talksInTheOpen,
                "quarkus.datasource.reactive.postgresql.ssl-mode does not have the way to a database on another machine encrypted,"
                        + " and checked whose it is (verify-full does)");
    }

    private InsecureSettings() {}

    /** Those that are set and not allowed, and what is allowed but does not exist; a line each. */
    static List<String> refused(Config config) {
        Set<String> allowed = allowed(config);
        return Stream.concat(
                        applying(config)
                                .filter(name -> !allowed.contains(name))
                                .map(name -> "  " + BY_NAME.get(name).what() + " (" + ALLOW + "=" + name
                                        + " allows it all the same)"),
                        allowed.stream()
                                .filter(name -> !BY_NAME.containsKey(name))
                                .sorted()
                                .map(name -> "  " + ALLOW + " has " + name + ", which is none of "
                                        + String.join(", ", BY_NAME.keySet())))
                .toList();
    }

    /** What is set, a sentence each: at this point of a start, all of it is allowed. */
    static List<String> accepted(Config config) {
        Stream<String> named = applying(config).map(name -> BY_NAME.get(name).what());
        return RequiredSettings.allowsSingleRole(config)
                ? Stream.concat(
                                named,
                                Stream.of("mia.database.single-role is true: what serves requests may rewrite the"
                                        + " ledger"))
                        .toList()
                : named.toList();
    }

    private static Stream<String> applying(Config config) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue().applies().test(config))
                .map(Map.Entry::getKey);
    }

    private static void add(String name, Predicate<Config> applies, String what) {
        BY_NAME.put(name, new Insecure(applies, what));
    }

    private static Set<String> allowed(Config config) {
        return list(config, ALLOW).collect(Collectors.toSet());
    }

    private static boolean talksInTheOpen(Config config) {
        String host = RequiredSettings.value(config, "quarkus.datasource.reactive.url")
                .replaceFirst("^[a-z:-]*//([^/@]*@)?", "")
                .replaceFirst("(:\\d+)?([/?].*)?$", "");
        return !host.isEmpty()
                && !host.matches("localhost|127\\.[0-9.]+|\\[::1]")
                && !RequiredSettings.value(config, "quarkus.datasource.reactive.postgresql.ssl-mode")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("verify");
    }

    private static boolean logsWhatPasses(Config config) {
        return matches(
                config,
                "quarkus\\.log\\.(category\\..+\\.)?level",
                level -> TALKATIVE.contains(level.toUpperCase(Locale.ROOT)));
    }

    /** Whether a setting has such a value whose name, with points for all but letters and digits, is such a one. */
    private static boolean matches(Config config, String name, Predicate<String> value) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(property -> property.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]", ".")
                        .matches(name))
                .anyMatch(property -> value.test(RequiredSettings.value(config, property)));
    }

    private static boolean develops(Config config) {
        return list(config, "quarkus.profile").anyMatch(profile -> profile.equals("dev") || profile.equals("test"));
    }

    private static boolean believesEverybody(Config config) {
        return list(config, "mia.trusted-proxies").anyMatch(range -> range.endsWith("/0"));
    }

    private static boolean hashesCheaply(Config config) {
        int memory = number(config, "mia.account.password-hashing.memory", 19 * 1024);
        int passes = number(config, "mia.account.password-hashing.iterations", 2);
        return memory < LEAST_MEMORY || memory * (long) passes < LEAST_WORK;
    }

    /** What is no number is refused elsewhere, with a message of its own. */
    private static int number(Config config, String name, int otherwise) {
        String value = RequiredSettings.value(config, name);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
    }

    private static Stream<String> list(Config config, String name) {
        return Arrays.stream(RequiredSettings.value(config, name).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }
}
