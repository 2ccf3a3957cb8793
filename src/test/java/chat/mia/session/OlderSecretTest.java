package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.OtherSettings;
import chat.mia.testing.PostgresResource;
import chat.mia.web.CoarseUserAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that were made before another master secret was chosen. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(PostgresResource.class)
class OlderSecretTest extends RotationFixture {

    @Inject
    RefreshTokens tokens;

    @Inject
    ClientFingerprints fingerprints;

    private RefreshToken first;
    private byte[] nonce;

    /** The session as a replica that still used secret 0 left it: rotated once. */
    @BeforeEach
    void rotateWithTheOlderSecret() {
        nonce = tokens.nonce();
        first = new RefreshToken(0, new SessionId(sid), 0, new byte[RefreshToken.SECRET_BYTES]);
        tables.update(
                "UPDATE auth_session SET generation = 1, previous_hash = ?, current_hash = ?, nonce = ?, secret_number = 0,"
                        + " client_fingerprint = ? WHERE sid = ?",
                first.hash(),
                successor().hash(),
                nonce,
                fingerprints.of(CoarseUserAgent.of(FIREFOX), 0),
                sid);
    }

    @Test
    void refresh_currentToken_continuesWithTheNewSecret() {
        browser.set("refresh_token", tokens.write(successor()));

        rotated(browser);

        assertEquals(1, Base64.getUrlDecoder().decode(browser.cookie("refresh_token"))[0]);
        rotated(browser);
        assertEquals(3, column("generation"));
    }

    @Test
    void refresh_previousTokenWithinGrace_givesTheSuccessorOfTheOlderSecret() {
        browser.set("refresh_token", tokens.write(first));

        refreshes(browser);

        assertEquals(tokens.write(successor()), browser.cookie("refresh_token"));
    }

    @Test
    void refresh_previousTokenLate_sameClient_isKnownThoughTheSecretChanged() {
        Browser late = browser.copy().set("refresh_token", tokens.write(first));
        age(31);

        refreshes(late);

        assertEquals(1, column("forks"));
        assertNotEquals(tokens.write(successor()), late.cookie("refresh_token"));
        rotated(late);
    }

    @Test
    void refresh_orphanOfTheNewSecret_isKnownThoughTheSecretChanged() {
        Browser late = browser.set("refresh_token", tokens.write(successor())).copy();
        rotated(browser);
        age(31);
        refreshes(late);

        refreshes(browser);

        assertEquals(true, value("unforked"));
    }

    private RefreshToken successor() {
        return tokens.successor(first, 0, nonce, 0);
    }
}
