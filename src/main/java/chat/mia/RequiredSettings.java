package chat.mia;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** The settings that production has no default for, looked at before anything is started. */
final class RequiredSettings {

    /** Secrets made by {@code quarkus:dev} begin so, in order that production can tell them. */
    static final String DEVELOPMENT_SECRET_PREFIX = "development-";

    static final int MIN_SECRET_LENGTH = 32;

    private static final String MASTER_SECRETS = "mia.keys.secrets.";
    private static final String ENCRYPTION_SECRET = "mia.keys.encryption-secret";
    private static final String PREVIOUS_ENCRYPTION_SECRET = "mia.keys.previous-encryption-secret";

    private RequiredSettings() {}

    /** What is missing or unfit, a line each, with what to do; empty where nothing is. */
    static String complaint(Config config) {
        Map<String, String> required = required(config);
        if (needsMigrationRole(config)) {
            required.putAll(migrationRole());
        }
        List<String> lines = missing(config, required);
        if (needsMigrationRole(config)) {
            lines.addAll(sharedRole(config));
        }
        secrets(config).forEach((name, secret) -> {
            if (secret.startsWith(DEVELOPMENT_SECRET_PREFIX)) {
                lines.add("  " + name + " is a development secret: make a new one for production");
            } else if (!secret.isEmpty() && secret.length() < MIN_SECRET_LENGTH) {
                lines.add("  " + name + " is shorter than " + MIN_SECRET_LENGTH + " characters");
            }
        });
        if (oneSecretTwice(config)) {
            lines.add("  " + ENCRYPTION_SECRET + " is a master secret too: each must be its own");
        }
        lines.addAll(InsecureSettings.refused(config));
        return complaint("start", lines);
    }

    /** The same for the command that only migrates, which needs no secret but the password of the tables' owner. */
    static String migrationComplaint(Config config) {
        Map<String, String> required = new LinkedHashMap<>();
        required.put("quarkus.datasource.jdbc.url", "like jdbc:postgresql://db.example:5432/mia");
        required.put(
                "quarkus.datasource.username",
                "the database role that serves requests, which is granted what it needs");
        required.putAll(migrationRole());
        List<String> lines = missing(config, required);
        if (!allowsSingleRole(config)) {
            lines.addAll(sharedRole(config));
        }
        return complaint("migrate", lines);
    }

    private static String complaint(String what, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "Mia Consent cannot " + what + ". Correct these settings (docs/configuration.md explains each):\n"
                        + String.join("\n", lines);
    }

    private static List<String> missing(Config config, Map<String, String> required) {
        List<String> lines = new ArrayList<>();
        required.forEach((name, meaning) -> {
            if (value(config, name).isEmpty()) {
                lines.add("  " + name + " (" + variable(name) + ") is missing: " + meaning);
            }
        });
        return lines;
    }

    private static List<String> sharedRole(Config config) {
        return value(config, "quarkus.flyway.username").equals(value(config, "quarkus.datasource.username"))
                ? List.of(
                        "  quarkus.flyway.username must not be quarkus.datasource.username: what serves requests must not own"
                                + " tables (mia.database.single-role=true allows it all the same)")
                : List.of();
    }

    /** Who reads the one could otherwise read what the other protects. */
    private static boolean oneSecretTwice(Config config) {
        String encryption = value(config, ENCRYPTION_SECRET);
        return !encryption.isEmpty()
                && secrets(config).entrySet().stream()
                        .anyMatch(secret -> secret.getKey().startsWith(MASTER_SECRETS)
                                && secret.getValue().equals(encryption));
    }

    /** All secrets by name: a token made with any master secret is taken, not only with the active one. */
    private static Map<String, String> secrets(Config config) {
        Map<String, String> secrets = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(MASTER_SECRETS)) {
                secrets.put(name, value(config, name));
            }
        }
        String master = masterSecret(config);
        secrets.put(master, value(config, master));
        secrets.put(ENCRYPTION_SECRET, value(config, ENCRYPTION_SECRET));
        secrets.put(PREVIOUS_ENCRYPTION_SECRET, value(config, PREVIOUS_ENCRYPTION_SECRET));
        return secrets;
    }

    /** The setting that holds the secret which new tokens are made with; its number may be quoted or not. */
    private static String masterSecret(Config config) {
        String active = value(config, "mia.keys.active-secret");
        String number = active.isEmpty() ? "0" : active.replaceFirst("^0+(?=.)", "");
        String bare = MASTER_SECRETS + number;
        return value(config, bare).isEmpty() ? MASTER_SECRETS + "\"" + number + "\"" : bare;
    }

    /** Empty where it is not set. */
    static String value(Config config, String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }

    /** The environment variable of a setting (MicroProfile Config, section "Environment Variables Mapping Rules"). */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Not where something else migrates, nor where the operator wants one role for both. */
    private static boolean needsMigrationRole(Config config) {
        return !value(config, "quarkus.flyway.migrate-at-start").equals("false") && !allowsSingleRole(config);
    }

    static boolean allowsSingleRole(Config config) {
        return value(config, "mia.database.single-role").equals("true");
    }

    private static Map<String, String> required(Config config) {
        Map<String, String> required = new LinkedHashMap<>();
        required.put("mia.public-origin", "the origin that browsers see, like https://chat.example");
        required.put("mia.policy.contact-email", "the address that the cookie policy names");
        required.put(masterSecret(config), "for refresh and CSRF tokens; openssl rand -base64 32");
        required.put(ENCRYPTION_SECRET, "encrypts the signing keys at rest; openssl rand -base64 32");
        required.put("quarkus.datasource.reactive.url", "like postgresql://db.example:5432/mia");
        required.put("quarkus.datasource.jdbc.url", "the same database for migrations: jdbc:postgresql://…");
        required.put("quarkus.datasource.username", "the database role that serves requests");
        required.put("quarkus.datasource.password", "and its password");
        return required;
    }

    private static Map<String, String> migrationRole() {
        Map<String, String> required = new LinkedHashMap<>();
        required.put("quarkus.flyway.username", "another database role, which owns the tables and migrates them");
        required.put("quarkus.flyway.password", "and its password");
        return required;
    }
}
