package chat.mia.assertion;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** Key pairs of issuers, good ones and others. */
final class Keys {

    static final JWK ES256 = ec("es256", Curve.P_256, JWSAlgorithm.ES256);
    static final JWK ES384 = ec("es384", Curve.P_384, JWSAlgorithm.ES384);
    static final JWK ES512 = ec("es512", Curve.P_521, JWSAlgorithm.ES512);
    static final JWK RS256 = rsa("rs256", 2048, JWSAlgorithm.RS256, KeyUse.SIGNATURE);
    static final JWK RS512 = rsa("rs512", 2048, JWSAlgorithm.RS512, KeyUse.SIGNATURE);
    static final JWK PS256 = rsa("ps256", 2048, JWSAlgorithm.PS256, KeyUse.SIGNATURE);
    static final JWK SHORT = rsa("short", 1024, JWSAlgorithm.RS256, KeyUse.SIGNATURE);
    static final JWK ENCRYPTS = rsa("encrypts", 2048, JWSAlgorithm.RS256, KeyUse.ENCRYPTION);
    static final JWK SHARED = new OctetSequenceKey.Builder(new byte[32])
            .keyID("shared")
            .algorithm(JWSAlgorithm.HS256)
            .build();

    static final List<JWK> ALL = List.of(ES256, ES384, ES512, RS256, RS512, PS256, SHORT, ENCRYPTS, SHARED);

    private Keys() {}

    static JWK ec(String kid) {
        return ec(kid, Curve.P_256, JWSAlgorithm.ES256);
    }

    private static JWK ec(String kid, Curve curve, Algorithm algorithm) {
        try {
            return new ECKeyGenerator(curve).keyID(kid).algorithm(algorithm).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWK rsa(String kid, int bits, Algorithm algorithm, KeyUse use) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID(kid)
                    .algorithm(algorithm)
                    .keyUse(use)
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
