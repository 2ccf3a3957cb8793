package chat.mia.clients;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.web.CheckOrder;
import chat.mia.web.ForClients;
import chat.mia.web.ForOAuthClients;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets service clients in and nobody else. */
@Singleton
class ClientCheck {

    /** RFC 6749, section 5.2. */
    static final Map<String, String> OAUTH_REFUSAL = Map.of("error", "invalid_client");

    private final Clients clients;
    private final CurrentClient current;
    private final AuditTrail audit;

    ClientCheck(Clients clients, CurrentClient current, AuditTrail audit) {
        this.clients = clients;
        this.current = current;
        this.audit = audit;
    }

    @ForClients
    @ServerRequestFilter(priority = CheckOrder.SIGN_IN)
    public void requireClient(HttpServerRequest request) {
        if (!admit(request)) {
            throw ClientProblem.invalidClient();
        }
    }

    /** @return the refusal; empty where the request may go on */
    @ForOAuthClients
    @ServerRequestFilter(priority = CheckOrder.SIGN_IN)
    public Optional<Response> requireOAuthClient(HttpServerRequest request) {
        if (admit(request)) {
            return Optional.empty();
        }
        return Optional.of(Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, ClientProblem.CHALLENGE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(OAUTH_REFUSAL)
                .build());
    }

    private boolean admit(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        Optional<BasicCredentials> presented = BasicCredentials.in(headers);
        Optional<ClientId> client = presented.flatMap(clients::verify);
        client.ifPresent(current::begin);
        if (client.isEmpty() && !headers.isEmpty()) {
            report(presented);
        }
        return client.isPresent();
    }

    /** A request without any credentials is no attempt to guess them, and is not recorded. */
    private void report(Optional<BasicCredentials> presented) {
        Optional<ClientId> named = presented.flatMap(clients::named);
        SecurityEvent event = SecurityEvent.of(Kind.CLIENT_REFUSED)
                .reason(presented.isEmpty() ? "not-basic" : named.isEmpty() ? "unknown-client" : "wrong-secret");
        audit.record(named.map(id -> event.service(id.value())).orElse(event));
    }
}
