package chat.mia.consent;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A ledger of its own in which nothing happens by itself; all that is in it is sealed before each test. */
abstract class LedgerFixture {

    static final Duration LIMIT = Duration.ofSeconds(60);

    public static class Alone implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mia.admin.accounts", WithAdmins.ACCOUNTS, "quarkus.scheduler.enabled", "false");
        }
    }

    @Inject
    Tables tables;

    @Inject
    Checkpoints checkpoints;

    @Inject
    Pool runtime;

    @Inject
    StoppedClock clock;

    @BeforeEach
    void sealAll() {
        sealAnHourLater();
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    void look() {
        checkpoints.look().await().atMost(LIMIT);
    }

    /** As if the newest checkpoint had been made two hours ago; it is looked at afterwards. */
    void sealAnHourLater() {
        byForce("UPDATE ledger_checkpoint SET made_at = made_at - interval '2 hours'"
                + " WHERE number = (SELECT max(number) FROM ledger_checkpoint)");
        look();
    }

    /** Changes rows that nothing may change. */
    void byForce(String sql) {
        tables.update("SET session_replication_role = replica; " + sql);
    }

    /** Events without a subject, written at once. */
    void record(int number) {
        tables.update("""
                INSERT INTO consent_event (id, occurred_at, expires_at, action, choices, policy_version, gpc, user_agent, content_hash)
                SELECT (left(least_session_id(clock_timestamp())::text, 14) || '7' || substr(md5(n || random()::text), 1, 3) || '-8'
                    || substr(md5(random()::text), 1, 3) || '-' || substr(md5(n || 'x' || random()::text), 1, 12))::uuid,
                  date_trunc('second', now()), date_trunc('second', now()) + interval '1 year', 'refuse', '{"analytics": false}',
                  '2026-04-25', false, 'Firefox/Linux', sha256(n::text::bytea)
                FROM generate_series(1, ?) n
                """, number);
    }

    /** A choice of a new account, made on the tenth of a month. */
    Visitor chooserIn(YearMonth month) {
        clock.stopAt(month.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES).then().statusCode(200);
        clock.run();
        return visitor;
    }

    /** The number of the newest checkpoint; 0 where there is none. */
    long newest() {
        return number("SELECT coalesce(max(number), 0) FROM ledger_checkpoint");
    }

    long number(String sql, Object... parameters) {
        return (Long) tables.query(sql, parameters).get(0).get(0);
    }

    /** What is signed, if a library that knows nothing of this service finds the signature right by the JWKS. */
    static JsonObject verified(String jws, String type) {
        String jwks = given().get("/.well-known/jwks.json").asString();
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256"));
            signature.setCompactSerialization(jws);
            signature.setKey(new JsonWebKeySet(jwks)
                    .findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null)
                    .getKey());
            assertEquals(type, signature.getHeader("typ"));
            assertEquals(true, signature.verifySignature());
            return new JsonObject(signature.getPayload());
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** The root by the recursion as RFC 9162, section 2.1.1, has it. */
    static byte[] root(List<byte[]> entries) {
        if (entries.size() <= 1) {
            return entries.isEmpty() ? sha256(new byte[0]) : sha256(new byte[] {0}, entries.get(0));
        }
        int half = Integer.highestOneBit(entries.size() - 1);
        return sha256(new byte[] {1}, root(entries.subList(0, half)), root(entries.subList(half, entries.size())));
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(join(parts));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static YearMonth thisMonth() {
        return YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
    }
}
