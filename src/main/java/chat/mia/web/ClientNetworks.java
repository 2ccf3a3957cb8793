package chat.mia.web;

import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Tells where requests come from. Only trusted proxies are believed: anybody can write a header. */
@Startup
@ApplicationScoped
public class ClientNetworks {

    private final List<AddressRange> trusted;

    /** @throws IllegalStateException where {@code mia.trusted-proxies} names something that is no address */
    ClientNetworks(WebConfig config) {
        trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(text -> AddressRange.of(text)
                        .orElseThrow(() -> new IllegalStateException(
                                "mia.trusted-proxies must list addresses like 10.0.0.0/8 or 2001:db8::1, not " + text)))
                .toList();
    }

    /**
     * The network block of the client: that of the connection, or where a trusted proxy holds that, of the last address
     * in {@code X-Forwarded-For} that is no trusted proxy. Each proxy appends whom it was called by, so what stands
     * further left was written by a stranger. An entry that is no address ends the search at the one before it.
     */
    public ClientNetwork of(HttpServerRequest request) {
        return of(peer(request), request.headers().getAll("X-Forwarded-For"));
    }

    /** @param headers the values of {@code X-Forwarded-For}, in their order */
    ClientNetwork of(InetAddress peer, List<String> headers) {
        InetAddress client = peer;
        List<String> hops = Arrays.asList(String.join(",", headers).split("[,\\s]+"));
        Collections.reverse(hops);
        for (String hop : hops) {
            Optional<InetAddress> before = AddressRange.parse(withoutPort(hop));
            if (!isTrusted(client) || before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return ClientNetwork.of(client);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** Of the connection and not of the request, which Quarkus changes where quarkus.http.proxy.* is switched on. */
    private static InetAddress peer(HttpServerRequest request) {
        return Optional.ofNullable(request.connection().remoteAddress().hostAddress())
                .flatMap(AddressRange::parse)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    /** Some proxies write the port too: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.replaceFirst("^\\[([^\\]]*)\\](:\\d+)?$", "$1");
        }
        return hop.replaceFirst("^([\\d.]+):\\d+$", "$1");
    }
}
