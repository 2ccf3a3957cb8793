package chat.mia.assertion;

import chat.mia.web.PublicOrigin;
import io.quarkus.runtime.Startup;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The issuers that are trusted. A setting that cannot be meant stops the service when it starts. */
@Startup
@ApplicationScoped
class Issuers {

    /** Public keys only (RFC 7518, section 3.1): with none or an HMAC, who can verify could also sign. */
    private static final Set<String> ALGORITHMS =
            Set.of("ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

    private final Map<String, TrustedIssuer> byName = new HashMap<>();
    private final PublicOrigin publicOrigin;
    private final TlsConfigurationRegistry tls;
    private final Vertx vertx;
    private final Clock clock;

    /** @throws IllegalStateException where the settings of an issuer cannot be meant; says which and why */
    Issuers(IssuersConfig config, PublicOrigin publicOrigin, TlsConfigurationRegistry tls, Vertx vertx, Clock clock) {
        this.publicOrigin = publicOrigin;
        this.tls = tls;
        this.vertx = vertx;
        this.clock = clock;
        config.issuers().forEach((id, issuer) -> {
            TrustedIssuer trusted = trusted(id, issuer);
            if (byName.put(trusted.name(), trusted) != null) {
                throw unfit(id, "issuer", "is that of another one too");
            }
        });
    }

    /** The trusted issuer with exactly this {@code iss}; empty where there is none. */
    Optional<TrustedIssuer> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private TrustedIssuer trusted(String id, IssuersConfig.Issuer config) {
        // Our own tokens are no assertions: a session could be prolonged for ever with its own access token.
        if (config.issuer().isBlank() || config.issuer().equals(publicOrigin.value())) {
            throw unfit(id, "issuer", "must name somebody else than this service");
        }
        Set<String> algorithms = new HashSet<>(config.algorithms());
        if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
            throw unfit(
                    id,
                    "algorithms",
                    "must be some of "
                            + String.join(", ", ALGORITHMS.stream().sorted().toList()));
        }
        Set<String> types = config.types().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new TrustedIssuer(
                id,
                config.issuer(),
                config.audience().orElse(publicOrigin.value()),
                algorithms,
                types,
                new IssuerKeys(id, source(id, config), config, clock));
    }

    private JwksSource source(String id, IssuersConfig.Issuer config) {
        if (config.jwksUrl().isPresent() == config.jwksFile().isPresent()) {
            throw unfit(id, "jwks-url", "or jwks-file must be set, and not both");
        }
        if (config.jwksFile().isPresent()) {
            return file(id, config.jwksFile().get());
        }
        URI address = config.jwksUrl().get();
        if (!isSafe(address)) {
            throw unfit(id, "jwks-url", "must be an https address (http only for localhost)");
        }
        return new JwksAddress(vertx, address, config.jwksTimeout(), options(id, config));
    }

    /** Looked into now: a file that is missing or no key set is a mistake of the operator, and not one of an issuer. */
    private JwksSource file(String id, Path path) {
        try {
            if (Jwks.of(Files.readString(path)).keys().isEmpty()) {
                throw unfit(id, "jwks-file", "has no key that can verify a signature");
            }
            return new JwksFile(vertx, path);
        } catch (IOException | IllegalArgumentException e) {
            throw unfit(id, "jwks-file", "cannot be read as a key set: " + e.getMessage());
        }
    }

    /** Who could change the keys on their way could sign in as anybody. */
    private static boolean isSafe(URI address) {
        boolean local = address.getHost() != null && address.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && ("https".equals(address.getScheme()) || local && "http".equals(address.getScheme()));
    }

    private HttpClientOptions options(String id, IssuersConfig.Issuer config) {
        HttpClientOptions options = new HttpClientOptions();
        config.tlsConfiguration().ifPresent(name -> {
            TlsConfiguration found = tls.get(name)
                    .orElseThrow(
                            () -> unfit(id, "tls-configuration", "names quarkus.tls." + name + ", which is not there"));
            TlsConfigUtils.configure(options, found);
        });
        return options;
    }

    private static IllegalStateException unfit(String id, String setting, String why) {
        return new IllegalStateException("mia.issuers." + id + "." + setting + " " + why);
    }
}
