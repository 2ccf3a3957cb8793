package chat.mia.account;

import static chat.mia.account.AccountProblem.EMAIL_TAKEN;
import static chat.mia.session.SessionProblem.INVALID_ASSERTION;

import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.consent.AccountId;
import chat.mia.session.KnownDevice;
import chat.mia.session.KnownDevices;
import chat.mia.session.OpenedSession;
import chat.mia.session.Proof;
import chat.mia.session.SignInTrail;
import chat.mia.web.ClientNetwork;
import chat.mia.web.ClientNetworks;
import chat.mia.web.NetworkLimit;
import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Limits how often passwords are guessed and accounts asked for. Failures are counted by account, in the database, and
 * by network block, in memory. A device that is known to the account has a count of its own and no other, so that nobody
 * can lock its owner out by guessing.
 */
@Startup
@ApplicationScoped
class Attempts {

    /** For the audit trail: what has too many follows. */
    private static final String TOO_MANY = WebProblem.TOO_MANY_ATTEMPTS.slug() + "-";

    private final SignInFailures failures;
    private final KnownDevices devices;
    private final ClientNetworks networks;
    private final FailureBuckets buckets;
    private final SignInTrail trail;
    private final NetworkLimit signIns;
    private final NetworkLimit signUps;

    Attempts(
            SignInFailures failures,
            KnownDevices devices,
            ClientNetworks networks,
            FailureBuckets buckets,
            SignInTrail trail,
            SignInConfig config,
            Clock clock) {
        this.failures = failures;
        this.devices = devices;
        this.networks = networks;
        this.buckets = buckets;
        this.trail = trail;
        signIns = new NetworkLimit(config.network().failures(), config.network().window(), clock);
        signUps = new NetworkLimit(config.network().signUps(), config.network().signUpWindow(), clock);
    }

    /**
     * Counts a sign-in before its password is compared. Fails with {@link WebProblem#TOO_MANY_ATTEMPTS}, whether the
     * password is right or not. The same work whether there is an account or not. Refusals go to the audit trail.
     *
     * @param email as {@link Email#key} has it, or whatever was sent instead of an address
     * @param account empty where there is none
     */
    Uni<Attempt> signIn(String email, Optional<AccountId> account, HttpServerRequest request) {
        Consumer<String> refused =
                reason -> trail.refused(Kind.SIGN_IN_REFUSED, Proof.PASSWORD, reason, account, request);
        return devices.find(request)
                .map(found -> found.filter(device -> account.equals(Optional.of(device.account()))))
                .chain(device -> device.isPresent()
                        ? ofDevice(device.get(), refused)
                        : ofStranger(email, networks.of(request), refused));
    }

    /**
     * Counts an attempt from a device that is known to the account, by that device alone, before the password is
     * compared. Fails with {@link WebProblem#TOO_MANY_ATTEMPTS}. The audit trail is the caller's matter.
     */
    Uni<Attempt> ofDevice(KnownDevice device) {
        return ofDevice(device, reason -> {});
    }

    /**
     * Counts a sign-up, whatever comes of it, and then begins it. Fails with {@link WebProblem#TOO_MANY_ATTEMPTS}
     * instead. The audit trail learns what came of it, a taken address too: asking for many tells who has an account.
     */
    Uni<OpenedSession> signUp(HttpServerRequest request, Supplier<Uni<OpenedSession>> work) {
        Consumer<String> refused =
                reason -> trail.refused(Kind.SIGN_UP_REFUSED, Proof.PASSWORD, reason, Optional.empty(), request);
        require(signUps, networks.of(request), refused);
        return work.get()
                .onFailure(failure -> failure instanceof Problem refusal && refusal.type() == EMAIL_TAKEN)
                .invoke(() -> refused.accept(EMAIL_TAKEN.slug()))
                .invoke(opened -> trail.succeeded(Kind.SIGN_UP, Proof.PASSWORD, opened, request));
    }

    /**
     * Begins what an assertion was sent for, and counts it for the network if the assertion is refused. Fails with {@link
     * WebProblem#TOO_MANY_ATTEMPTS} instead. No device is excepted: an honest app has no reason to send refused ones.
     *
     * @param refused is told why, before this fails because of too many
     */
    <T> Uni<T> byAssertion(HttpServerRequest request, Consumer<String> refused, Supplier<Uni<T>> work) {
        ClientNetwork network = networks.of(request);
        signIns.untilNext(network).ifPresent(wait -> refuse(wait, refused));
        return work.get()
                .onFailure(failure -> failure instanceof Problem refusal && refusal.type() == INVALID_ASSERTION)
                .invoke(() -> signIns.take(network));
    }

    private Uni<Attempt> ofDevice(KnownDevice device, Consumer<String> refused) {
        return count(buckets.ofDevice(device.session()), "device", () -> {}, refused);
    }

    private Uni<Attempt> ofStranger(String email, ClientNetwork network, Consumer<String> refused) {
        require(signIns, network, refused);
        return count(buckets.ofEmail(email), "account", () -> signIns.giveBack(network), refused)
                // A database that is away has compared nothing.
                .onFailure(failure -> !(failure instanceof Problem))
                .invoke(() -> signIns.giveBack(network));
    }

    private static void require(NetworkLimit limit, ClientNetwork network, Consumer<String> refused) {
        limit.take(network).ifPresent(wait -> refuse(wait, refused));
    }

    private static void refuse(Duration wait, Consumer<String> refused) {
        refused.accept(TOO_MANY + "network");
        throw WebProblem.tooManyAttempts(wait);
    }

    private Uni<Attempt> count(byte[] bucket, String by, Runnable undo, Consumer<String> refused) {
        return failures.count(bucket).map(result -> {
            if (result.at().isEmpty()) {
                refused.accept(TOO_MANY + by);
                throw WebProblem.tooManyAttempts(result.untilNext());
            }
            return new Attempt(failures, new Attempt.Counted(bucket, result.at().get(), undo), refused);
        });
    }
}
