package chat.mia.assertion;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertions whose signature is right, but not what they say. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class RefusedClaimsTest extends Refusals {

    private final long now = Instant.now().getEpochSecond();

    @Test
    void issuer_notTrusted_isRefused() {
        refused("unknown-issuer", draft().claim("iss", "https://evil.example").sign());
    }

    @Test
    void issuer_withASlashMore_isAnother() {
        refused(
                "unknown-issuer",
                draft().claim("iss", IssuersResource.FILE + "/").sign());
    }

    @Test
    void issuer_absent_isRefused() {
        refused("unknown-issuer", draft().claim("iss", null).sign());
    }

    @Test
    void audience_another_isRefused() {
        refused("wrong-audience", draft().claim("aud", "https://chat.example/").sign());
    }

    @Test
    void audience_oursAndAnother_isRefused() {
        refused(
                "wrong-audience",
                draft().claim("aud", List.of("https://chat.example", "https://other.example"))
                        .sign());
    }

    @Test
    void audience_oursTwice_isRefused() {
        refused(
                "wrong-audience",
                draft().claim("aud", List.of("https://chat.example", "https://chat.example"))
                        .sign());
    }

    @Test
    void audience_absent_isRefused() {
        refused("wrong-audience", draft().claim("aud", null).sign());
    }

    @Test
    void expiry_past_isRefused() {
        refused(
                "expired",
                draft().claim("iat", now - 200).claim("exp", now - 31).sign());
    }

    @Test
    void expiry_absent_isRefused() {
        refused("malformed", draft().claim("exp", null).sign());
    }

    @Test
    void expiry_asText_isRefused() {
        refused("malformed", draft().claim("exp", String.valueOf(now + 60)).sign());
    }

    @Test
    void life_overFiveMinutes_isRefused() {
        refused(
                "too-long-lived",
                draft().claim("iat", now).claim("exp", now + 301).sign());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 300, -1, 0})
    void life_fromTheBeginningOfTime_isRefused(long issuedAt) {
        refused("too-long-lived", draft().claim("iat", issuedAt).sign());
    }

    @Test
    void life_toTheEndOfTime_isRefused() {
        refused("too-long-lived", draft().claim("exp", Long.MAX_VALUE).sign());
    }

    @Test
    void issue_inTheFuture_isRefused() {
        refused(
                "not-yet-valid",
                draft().claim("iat", now + 60).claim("exp", now + 120).sign());
    }

    @Test
    void issue_absent_isRefused() {
        refused("malformed", draft().claim("iat", null).sign());
    }

    @Test
    void beginning_inTheFuture_isRefused() {
        refused("not-yet-valid", draft().claim("nbf", now + 60).sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "sub"})
    void identifier_absentOrNoText_isRefused(String claim) {
        refused("malformed", draft().claim(claim, null).sign());
        refused("malformed", draft().claim(claim, 17).sign());
        refused("malformed", draft().claim(claim, "").sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "sub"})
    void identifier_tooLongOrNotPrintable_isRefused(String claim) {
        refused("malformed", draft().claim(claim, "x".repeat(256)).sign());
        refused("malformed", draft().claim(claim, "a\u0000b").sign());
    }

    @Test
    void subject_halfACharacter_isRefused() {
        refused(
                "malformed",
                Draft.signed(
                        Keys.ES256,
                        "{\"iss\":\"" + IssuersResource.FILE
                                + "\",\"aud\":\"https://chat.example\",\"jti\":\"1\",\"iat\":" + now + ",\"exp\":"
                                + (now + 60) + ",\"sub\":\"a\\ud800\"}"));
    }

    @Test
    void claims_twiceTheSame_areRefused() {
        refused(
                "malformed",
                Draft.signed(
                        Keys.ES256,
                        "{\"iss\":\"" + IssuersResource.FILE
                                + "\",\"aud\":\"https://chat.example\",\"jti\":\"1\",\"iat\":" + now + ",\"exp\":"
                                + (now + 60) + ",\"sub\":\"a\",\"sub\":\"b\"}"));
    }

    @Test
    void claims_noObject_areRefused() {
        refused("malformed", Draft.signed(Keys.ES256, "[]"));
        refused("malformed", Draft.signed(Keys.ES256, "null"));
        refused("malformed", Draft.signed(Keys.ES256, "text"));
    }
}
