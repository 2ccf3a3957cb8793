package chat.mia.assertion;

import chat.mia.keys.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** What an assertion must be (RFC 7523, section 3), stricter where that section leaves a choice. */
final class AssertionRules {

    /** How far the clocks of an issuer and of this service may be apart. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    /** From {@code iat} to {@code exp}: each use is remembered for that long, and a stolen assertion is worth less. */
    private static final Duration MAX_LIFE = Duration.ofMinutes(5);

    /** Half a character would become a question mark in UTF-8, so that different subjects would be one. */
    private static final Pattern IDENTIFIER = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,255}");

    /** What is not in here is {@link Reason#MALFORMED}. */
    private static final Map<Integer, Reason> REASONS = Map.of(
            ErrorCodes.SIGNATURE_INVALID, Reason.BAD_SIGNATURE,
            ErrorCodes.AUDIENCE_INVALID, Reason.WRONG_AUDIENCE,
            ErrorCodes.AUDIENCE_MISSING, Reason.WRONG_AUDIENCE,
            ErrorCodes.EXPIRED, Reason.EXPIRED,
            ErrorCodes.NOT_YET_VALID, Reason.NOT_YET_VALID);

    private AssertionRules() {}

    /** @throws RefusedAssertion where a signature of this kind or a token of this type is not taken from this issuer */
    static void requireTaken(UnverifiedAssertion assertion, TrustedIssuer issuer) {
        if (!issuer.algorithms().contains(assertion.algorithm())) {
            throw new RefusedAssertion(Reason.WRONG_ALGORITHM);
        }
        if (!issuer.types().contains(assertion.type())) {
            throw new RefusedAssertion(Reason.WRONG_TYPE);
        }
    }

    /** @throws RefusedAssertion where the signature is not made with this key, or a claim is not what it must be */
    static Assertion verify(UnverifiedAssertion assertion, TrustedIssuer issuer, PublicKey key, Instant now) {
        try {
            return judge(claims(assertion, issuer, key, now), issuer, now);
        } catch (InvalidJwtException e) {
            throw new RefusedAssertion(e.getErrorDetails().stream()
                    .map(error -> REASONS.getOrDefault(error.getErrorCode(), Reason.MALFORMED))
                    .findFirst()
                    .orElse(Reason.MALFORMED));
        } catch (MalformedClaimException e) {
            throw new RefusedAssertion(Reason.MALFORMED);
        }
    }

    private static JwtClaims claims(UnverifiedAssertion assertion, TrustedIssuer issuer, PublicKey key, Instant now)
            throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, issuer.algorithms().toArray(String[]::new))
                .setVerificationKey(key)
                .setExpectedIssuer(issuer.name())
                .setExpectedAudience(issuer.audience())
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .setAllowedClockSkewInSeconds((int) CLOCK_TOLERANCE.toSeconds())
                .build()
                .processToClaims(assertion.text());
    }

    private static Assertion judge(JwtClaims claims, TrustedIssuer issuer, Instant now) throws MalformedClaimException {
        // Two audiences share one assertion: either could use it up, or use it at the other.
        require(claims.getAudience().equals(List.of(issuer.audience())), Reason.WRONG_AUDIENCE);
        require(IDENTIFIER.matcher(claims.getSubject()).matches(), Reason.MALFORMED);
        require(IDENTIFIER.matcher(claims.getJwtId()).matches(), Reason.MALFORMED);
        long issuedAt = claims.getIssuedAt().getValue();
        long expiresAt = claims.getExpirationTime().getValue();
        require(issuedAt <= now.plus(CLOCK_TOLERANCE).getEpochSecond(), Reason.NOT_YET_VALID);
        // Counted from the end, which is not past: from a beginning far enough back the difference would overflow.
        require(issuedAt >= expiresAt - MAX_LIFE.toSeconds(), Reason.TOO_LONG_LIVED);
        return new Assertion(
                new Asserted(issuer.id(), issuer.name(), claims.getSubject()),
                Sha256.of(claims.getJwtId().getBytes(StandardCharsets.UTF_8)),
                Instant.ofEpochSecond(expiresAt));
    }

    private static void require(boolean met, Reason otherwise) {
        if (!met) {
            throw new RefusedAssertion(otherwise);
        }
    }
}
