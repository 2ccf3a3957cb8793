package chat.mia.session;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.consent.AccountId;
import chat.mia.keys.Keyring;
import chat.mia.web.ClientNetworks;
import chat.mia.web.CoarseUserAgent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What the audit trail and the metrics are told of sign-ins and sign-ups: who, how and from where, never an address. */
@Startup
@ApplicationScoped
public class SignInTrail {

    private static final int PSEUDONYM_BYTES = 9;
    private static final String SUCCEEDED = "succeeded";

    private final AuditTrail audit;
    private final ClientNetworks networks;
    private final Keyring keyring;
    private final MeterRegistry meters;

    /** Registers what happens every day, so that it is 0 and not absent before. */
    SignInTrail(AuditTrail audit, ClientNetworks networks, Keyring keyring, MeterRegistry meters) {
        this.audit = audit;
        this.networks = networks;
        this.keyring = keyring;
        this.meters = meters;
        List.of(Kind.SIGN_IN, Kind.SIGN_UP).forEach(kind -> counter(kind.id(), SUCCEEDED));
        counter(Kind.SIGN_IN.id(), "wrong-credentials");
    }

    /** @param kind {@link Kind#SIGN_IN} or {@link Kind#SIGN_UP} */
    public void succeeded(Kind kind, Proof proof, OpenedSession opened, HttpServerRequest request) {
        audit.record(event(kind, proof, Optional.of(opened.account()), request)
                .session(opened.session().value()));
        counter(kind.id(), SUCCEEDED).increment();
    }

    /**
     * Records a refusal.
     *
     * @param kind {@link Kind#SIGN_IN_REFUSED} or another refusal
     * @param reason a word of a closed list: {@code wrong-credentials}, {@code too-many-attempts-account} …
     * @param account empty where no account has the email
     */
    public void refused(Kind kind, Proof proof, String reason, Optional<AccountId> account, HttpServerRequest request) {
        audit.record(event(kind, proof, account, request).reason(reason));
        counter(kind.id().replaceFirst("-refused$", ""), reason).increment();
    }

    /** Meters are {@code mia.sign.in} and {@code mia.sign.up}. */
    private Counter counter(String kind, String outcome) {
        return Counter.builder("mia." + kind.replace('-', '.'))
                .description("Attempts to sign in or up, by what came of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    private SecurityEvent event(Kind kind, Proof proof, Optional<AccountId> account, HttpServerRequest request) {
        SecurityEvent event = SecurityEvent.of(kind);
        account.ifPresent(id -> event.account(id.value()));
        event.client(CoarseUserAgent.of(request.getHeader("User-Agent")).toString())
                .network(pseudonym(request))
                .method(proof.method());
        proof.issuer().ifPresent(event::issuer);
        return event;
    }

    /** With the key of the deployment, since without one anybody could try all IPv4 addresses. */
    private String pseudonym(HttpServerRequest request) {
        byte[] block = networks.of(request).prefix().getBytes(StandardCharsets.US_ASCII);
        byte[] code = keyring.activeKey("network pseudonym").sign(block);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, PSEUDONYM_BYTES));
    }
}
