package chat.mia.account;

import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentRecords;
import chat.mia.consent.HeldChain;
import chat.mia.consent.HeldEvent;
import chat.mia.consent.HeldRequest;
import chat.mia.consent.ToldChange;
import chat.mia.session.SessionId;
import chat.mia.session.SessionRecords;
import chat.mia.session.SessionRecords.HeldSession;
import chat.mia.web.Deadline;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything that is held of an account, for its owner (GDPR, Articles 15 and 20). Read in pages, each for itself, so that
 * neither memory nor a transaction grows with the account: a reader may take his time. The chains are those of the moment at
 * which they are listed, since their events never change.
 */
@ApplicationScoped
class Holdings {

    private static final int PAGE = 200;

    /** The account itself; never what its password is verified with. */
    @RegisterForReflection
    @Schema(name = "HeldAccount")
    record HeldAccount(
            UUID id,

            @Schema(nullable = true, description = "Null for an account of a trusted issuer")
            String email,

            @Schema(nullable = true, description = "The trusted issuer; null for a built-in account")
            String issuer,

            @Schema(nullable = true, description = "What the issuer calls its owner")
            String subject,

            Instant createdAt,
            boolean passwordSet,
            List<String> roles) {}

    /** When wrong passwords were tried that still count against the limits, or did so lately. */
    @RegisterForReflection
    @Schema(name = "HeldFailures")
    record HeldFailures(
            @Schema(nullable = true, description = "On the device of this session; null: elsewhere, with the email")
            UUID session,

            List<Instant> at) {}

    private final Accounts accounts;
    private final SessionRecords sessions;
    private final ConsentRecords consents;
    private final SignInFailures failures;
    private final FailureBuckets buckets;
    private final ObjectMapper mapper;
    private final Deadline deadline;

    Holdings(
            Accounts accounts,
            SessionRecords sessions,
            ConsentRecords consents,
            SignInFailures failures,
            FailureBuckets buckets,
            ObjectMapper mapper,
            Deadline deadline) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.consents = consents;
        this.failures = failures;
        this.buckets = buckets;
        this.mapper = mapper;
        this.deadline = deadline;
    }

    /**
     * A JSON object in pieces. Fails before the first one with {@code session-ended} where the session that asks is over;
     * after it, a failure leaves the object incomplete.
     */
    Multi<Buffer> of(AccountId account, SessionId asking) {
        List<HeldChain> chains = new ArrayList<>();
        return new JsonPages(mapper)
                .first(
                        "account",
                        deadline.on(sessions.requireActive(account, asking)).chain(() -> held(account)))
                .array("sessions", pages((Optional<HeldSession> last) -> sessions.after(last, account, PAGE)))
                .array("failedPasswords", failures(account))
                .array(
                        "chains",
                        pages((Optional<HeldChain> last) -> consents.chainsAfter(last, account, PAGE))
                                .invoke(chains::addAll))
                .array(
                        "events",
                        Multi.createFrom().iterable(chains).onItem().transformToMultiAndConcatenate(this::events))
                .array("requests", pages((Optional<HeldRequest> last) -> consents.requestsAfter(last, account, PAGE)))
                .array("told", pages((Optional<ToldChange> last) -> consents.toldAfter(last, account, PAGE)))
                .written();
    }

    private Uni<HeldAccount> held(AccountId account) {
        return deadline.on(accounts.find(account))
                .chain(entry -> deadline.on(sessions.roles(account))
                        .map(roles -> new HeldAccount(
                                entry.id,
                                entry.email,
                                entry.issuer,
                                entry.subject,
                                entry.createdAt,
                                entry.passwordHash != null,
                                roles)));
    }

    private Multi<List<HeldEvent>> events(HeldChain chain) {
        return pages(last -> consents.eventsAfter(last, chain, PAGE));
    }

    private Multi<List<HeldFailures>> failures(AccountId account) {
        Multi<List<HeldFailures>> elsewhere = Multi.createFrom()
                .deferred(() -> deadline.on(accounts.find(account))
                        .chain(entry -> entry.emailKey == null
                                ? Uni.createFrom().item(List.<HeldFailures>of())
                                : counted(buckets.everyOfEmail(entry.emailKey), bucket -> null))
                        .toMulti());
        Multi<List<HeldFailures>> onDevices = pages((Optional<HeldSession> last) -> sessions.after(last, account, PAGE))
                .onItem()
                .transformToUniAndConcatenate(this::onDevices);
        return Multi.createBy().concatenating().streams(elsewhere, onDevices);
    }

    private Uni<List<HeldFailures>> onDevices(List<HeldSession> page) {
        Map<ByteBuffer, UUID> bySession = new HashMap<>();
        page.forEach(session -> buckets.everyOfDevice(new SessionId(session.id()))
                .forEach(bucket -> bySession.put(ByteBuffer.wrap(bucket), session.id())));
        return counted(bySession.keySet().stream().map(ByteBuffer::array).toList(), bySession::get);
    }

    private Uni<List<HeldFailures>> counted(List<byte[]> wanted, Function<ByteBuffer, UUID> session) {
        return deadline.on(failures.find(wanted))
                .map(found -> found.entrySet().stream()
                        .map(bucket -> new HeldFailures(session.apply(bucket.getKey()), bucket.getValue()))
                        .toList());
    }

    private <T> Multi<List<T>> pages(Function<Optional<T>, Uni<List<T>>> after) {
        return JsonPages.of(last -> deadline.on(after.apply(last)));
    }
}
