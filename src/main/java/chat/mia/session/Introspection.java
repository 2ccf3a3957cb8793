package chat.mia.session;

import chat.mia.database.Interval;
import chat.mia.session.AccessTokenResult.Valid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Tells whether an access token is good at this moment, by asking the database. */
@ApplicationScoped
class Introspection {

    /** An account that is erased takes its sessions along. */
    private static final String ACTIVE =
            "SELECT 1 FROM auth_session WHERE sid = $1 AND account_id = $2 AND " + Sessions.isActive("$3");

    /** What is told of a token, as far as it says it; the choice and the CSRF hash are no business of a resource server. */
    private static final List<String> TOLD =
            List.of("iss", "aud", "client_id", "sub", "sid", "iat", "exp", "jti", "auth_time", "roles");

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final AccessTokens accessTokens;
    private final Pool database;
    private final SessionConfig config;

    Introspection(AccessTokens accessTokens, Pool database, SessionConfig config) {
        this.accessTokens = accessTokens;
        this.database = database;
        this.config = config;
    }

    /**
     * The members of the answer (RFC 7662, section 2.2). Whatever is not an access token of ours in force is inactive,
     * without a reason; so is a refresh token, which is no business of anybody but this service.
     */
    Uni<Map<String, Object>> of(String token) {
        if (!(accessTokens.verify(token) instanceof Valid valid)) {
            return Uni.createFrom().item(INACTIVE);
        }
        return database.preparedQuery(ACTIVE)
                .execute(Tuple.of(
                        valid.token().session().value(),
                        valid.token().account().value(),
                        Interval.seconds(config.idleLimit())))
                .map(rows -> rows.size() == 0 ? INACTIVE : active(token));
    }

    private static Map<String, Object> active(String verified) {
        Map<String, Object> claims = claims(verified);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        answer.put("token_type", "Bearer");
        TOLD.stream().filter(claims::containsKey).forEach(name -> answer.put(name, claims.get(name)));
        return answer;
    }

    /** The claims as they stand in a token whose signature was checked. */
    private static Map<String, Object> claims(String verified) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(verified.split("\\.")[1]);
            return JsonUtil.parseJson(new String(payload, StandardCharsets.UTF_8));
        } catch (JoseException e) {
            throw new IllegalStateException("A verified token holds a JSON object", e);
        }
    }
}
