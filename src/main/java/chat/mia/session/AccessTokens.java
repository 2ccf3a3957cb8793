package chat.mia.session;

import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentClaim;
import chat.mia.consent.Consents;
import chat.mia.keys.Es256;
import chat.mia.keys.SigningKeys;
import chat.mia.session.AccessTokenResult.Expired;
import chat.mia.session.AccessTokenResult.Invalid;
import chat.mia.session.AccessTokenResult.Valid;
import chat.mia.session.SessionAnswers.Standing;
import chat.mia.web.PublicOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Makes and verifies access tokens: JWTs as RFC 9068 profiles them, signed with ES256. */
@ApplicationScoped
class AccessTokens {

    /** Tells an access token from every other JWT that is signed here (RFC 9068, section 2.1). */
    private static final String TYPE = "at+jwt";

    /** More than any token of ours has; a longer one is not looked at. */
    private static final int MAX_LENGTH = 4096;

    private final SigningKeys keys;
    private final Es256 es256;
    private final Consents consents;
    private final PublicOrigin publicOrigin;
    private final SessionConfig config;
    private final Clock clock;

    AccessTokens(
            SigningKeys keys,
            Es256 es256,
            Consents consents,
            PublicOrigin publicOrigin,
            SessionConfig config,
            Clock clock) {
        this.keys = keys;
        this.es256 = es256;
        this.consents = consents;
        this.publicOrigin = publicOrigin;
        this.config = config;
        this.clock = clock;
    }

    /** What a new token of this session will say, bound to its CSRF token. Its life ends with the session's at the latest. */
    AccessToken prepare(Standing standing, String csrfToken) {
        SessionId session = standing.refreshToken().session();
        Instant sessionExpiresAt = standing.expiresAt();
        Instant expiresAt = now().plus(config.accessToken().lifetime());
        return new AccessToken(
                standing.account(),
                session,
                session.createdAt(),
                expiresAt.isAfter(sessionExpiresAt) ? sessionExpiresAt : expiresAt,
                sessionExpiresAt,
                standing.roles(),
                CsrfTokens.hash(csrfToken),
                standing.consent());
    }

    /**
     * The signed token.
     *
     * @param gpc whether the request carries Global Privacy Control, under which a Yes may count as a No
     */
    String sign(AccessToken token, boolean gpc) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(publicOrigin.value());
        claims.setAudience(audience());
        claims.setStringClaim("client_id", config.accessToken().clientId());
        claims.setSubject(token.account().toString());
        claims.setStringClaim("sid", token.session().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now().getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(token.expiresAt().getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("auth_time", token.authenticatedAt().getEpochSecond());
        claims.setStringClaim("csh", token.csrfHash());
        claims.setStringListClaim("roles", token.roles());
        claims.setClaim("sxp", token.sessionExpiresAt().getEpochSecond());
        claims.setClaim("consent", consents.claim(token.consent(), gpc).toMap());
        return es256.sign(keys.active(), TYPE, claims.toJson());
    }

    /** Judges a string that was given as an access token; needs no database. */
    AccessTokenResult verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return new Invalid();
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "ES256")
                    .setExpectedType(true, TYPE)
                    .setVerificationKeyResolver(
                            (signature, nesting) -> keys.find(String.valueOf(signature.getKeyIdHeaderValue()))
                                    .orElse(null))
                    .setJwsProviderContext(es256.context())
                    .setExpectedIssuer(publicOrigin.value())
                    .setExpectedAudience(audience())
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            return new Valid(read(claims));
        } catch (InvalidJwtException e) {
            return e.hasExpired() && e.getErrorDetails().size() == 1 ? new Expired() : new Invalid();
        } catch (MalformedClaimException | IllegalArgumentException e) {
            return new Invalid();
        }
    }

    @SuppressWarnings("unchecked")
    private static AccessToken read(JwtClaims claims) throws MalformedClaimException {
        return new AccessToken(
                new AccountId(UUID.fromString(claims.getSubject())),
                new SessionId(UUID.fromString(claims.getStringClaimValue("sid"))),
                seconds(claims, "auth_time"),
                seconds(claims, "exp"),
                seconds(claims, "sxp"),
                claims.getStringListClaimValue("roles"),
                claims.getStringClaimValue("csh"),
                ConsentClaim.headOf(claims.getClaimValue("consent", Map.class)));
    }

    private static Instant seconds(JwtClaims claims, String name) throws MalformedClaimException {
        return Instant.ofEpochSecond(claims.getNumericDateClaimValue(name).getValue());
    }

    private String audience() {
        return config.accessToken().audience().orElse(publicOrigin.value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
