package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Another service verifies tokens offline, with a library of its own, while keys change. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class RotationUnderLoadTest extends KeysFixture {

    private static final int THREADS = 4;
    private static final int ROTATIONS = 4;

    /** What a cache may keep stale here, in milliseconds, as 300 seconds are in life; a fetch takes a moment too. */
    private static final long CACHED = 1_000;

    @Inject
    SigningKeys keys;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> verified = new ConcurrentHashMap<>();
    private volatile boolean over;

    @Test
    void tokens_whileKeysRotate_areAllVerified() throws Exception {
        List<Thread> clients = startClients();
        Set<String> used = new HashSet<>(Set.of(keys.active().kid()));
        for (int rotation = 0; rotation < ROTATIONS; rotation++) {
            pass("30 days");
            letCachesExpire();
            pass("1 hour");
            used.add(keys.active().kid());
            letCachesExpire();
        }
        stop(clients);

        assertEquals(List.of(), List.copyOf(failures));
        assertEquals(ROTATIONS + 1, used.size());
        assertEquals(used, verified.keySet());
    }

    @Test
    void tokens_afterAnEmergency_failOnlyWhereTheirKeyWasWithdrawn() throws Exception {
        DefaultJWTProcessor<SecurityContext> verifier = verifier();
        Browser browser = Browser.signedUp();
        String before = browser.cookie("access_token");
        verifier.process(before, null);

        rotation.replaceAll("exercise", event -> {}).await().atMost(LIMIT);
        browser.refresh().then().statusCode(200);
        verifier.process(browser.cookie("access_token"), null);

        assertThrows(BadJOSEException.class, () -> verifier.process(before, null));
        browser.call("GET", "/api/v1/session").then().statusCode(200);
        browser.copy()
                .set("access_token", before)
                .call("GET", "/api/v1/session")
                .then()
                .statusCode(401);
    }

    private List<Thread> startClients() throws MalformedURLException {
        DefaultJWTProcessor<SecurityContext> verifier = verifier();
        List<Thread> clients = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            Browser browser = Browser.signedUp();
            Thread client = new Thread(() -> refreshAndVerify(browser, verifier));
            client.start();
            clients.add(client);
        }
        return clients;
    }

    private void refreshAndVerify(Browser browser, DefaultJWTProcessor<SecurityContext> verifier) {
        while (!over) {
            try {
                browser.refresh().then().statusCode(200);
                String token = browser.cookie("access_token");
                verifier.process(token, null);
                verified.merge(
                        com.nimbusds.jwt.SignedJWT.parse(token).getHeader().getKeyID(), 1, Integer::sum);
                browser.call("GET", "/api/v1/session").then().statusCode(200);
            } catch (BadJOSEException | JOSEException | ParseException | AssertionError | RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }

    private void stop(List<Thread> clients) throws InterruptedException {
        over = true;
        for (Thread client : clients) {
            client.join(LIMIT.toMillis());
            assertTrue(!client.isAlive(), "a client hangs");
        }
    }

    /** Until a cache that was filled just before a change has been filled again. */
    private static void letCachesExpire() throws InterruptedException {
        Thread.sleep(2 * CACHED);
    }

    /** It keeps the set for a while; for an unknown kid it would ask again, but finds none where keys come early. */
    private static DefaultJWTProcessor<SecurityContext> verifier() throws MalformedURLException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256,
                JWKSourceBuilder.create(URI.create("http://localhost:" + RestAssured.port + "/.well-known/jwks.json")
                                .toURL())
                        .cache(CACHED, CACHED)
                        .refreshAheadCache(false)
                        .rateLimited(false)
                        .build()));
        return processor;
    }
}
