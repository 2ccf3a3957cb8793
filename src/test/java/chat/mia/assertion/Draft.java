package chat.mia.assertion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An assertion in the making, right as long as nothing is changed. Signed with a library that the service does not use, and
 * put together by hand, so that it can be wrong in every way.
 */
final class Draft {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, Object> header = new LinkedHashMap<>();
    final Map<String, Object> claims = new LinkedHashMap<>();
    private JWK key;

    /** By this issuer, signed with this key. */
    static Draft of(String issuer, JWK key, Instant now) {
        Draft draft = new Draft();
        draft.key = key;
        draft.header.put("alg", key.getAlgorithm().getName());
        draft.header.put("kid", key.getKeyID());
        draft.claims.put("iss", issuer);
        draft.claims.put("sub", "subject-" + UUID.randomUUID());
        draft.claims.put("aud", "https://chat.example");
        draft.claims.put("iat", now.getEpochSecond());
        draft.claims.put("exp", now.getEpochSecond() + 300);
        draft.claims.put("jti", UUID.randomUUID().toString());
        return draft;
    }

    Draft claim(String name, Object value) {
        return put(claims, name, value);
    }

    Draft header(String name, Object value) {
        return put(header, name, value);
    }

    /** Signs with another key; the header stays as it is. */
    Draft key(JWK other) {
        key = other;
        return this;
    }

    /** The signature's algorithm, which may be another than the header says. */
    String sign(JWSAlgorithm algorithm) {
        String input = encode(header) + "." + encode(claims);
        try {
            return input + "." + signer().sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String sign() {
        return sign(JWSAlgorithm.parse((String) header.get("alg")));
    }

    /** The claims as this text, signed. */
    static String signed(JWK key, String claims) {
        Draft draft = of("", key, Instant.EPOCH);
        String input = encode(draft.header) + "." + Base64URL.encode(claims);
        try {
            return input + "."
                    + draft.signer()
                            .sign(
                                    new JWSHeader(JWSAlgorithm.parse(
                                            key.getAlgorithm().getName())),
                                    input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private JWSSigner signer() throws JOSEException {
        return switch (key.getKeyType().getValue()) {
            case "EC" -> new ECDSASigner((ECKey) key);
            case "RSA" -> new RSASSASigner(key.toRSAKey(), Set.of(AllowWeakRSAKey.getInstance()));
            default -> new MACSigner(key.toOctetSequenceKey());
        };
    }

    private Draft put(Map<String, Object> members, String name, Object value) {
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return this;
    }

    static String encode(Map<String, Object> members) {
        try {
            return Base64URL.encode(JSON.writeValueAsString(members)).toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A set of these keys, public halves only. */
    static String jwks(List<JWK> keys) {
        return "{\"keys\":["
                + String.join(",", keys.stream().map(Draft::published).toList()) + "]}";
    }

    private static String published(JWK key) {
        return (key.toPublicJWK() == null ? key : key.toPublicJWK()).toJSONString();
    }
}
