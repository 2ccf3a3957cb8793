package chat.mia.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Makes P-256 key pairs and turns them into what is stored and published. */
final class KeyPairs {

    private KeyPairs() {}

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            String kid = jwk(pair.getPublic()).calculateBase64urlEncodedThumbprint("SHA-256");
            return new SigningKey(kid, pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    /** @throws IllegalStateException where the stored halves are not keys; the database was tampered with */
    static SigningKey restore(String kid, String publicJwk, byte[] privateKey) {
        try {
            return new SigningKey(
                    kid,
                    publicKey(kid, publicJwk),
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
        } catch (GeneralSecurityException e) {
            throw unreadable(kid, e);
        }
    }

    /** @throws IllegalStateException where the stored half is no key */
    static PublicKey publicKey(String kid, String publicJwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(publicJwk).getPublicKey();
        } catch (JoseException e) {
            throw unreadable(kid, e);
        }
    }

    private static IllegalStateException unreadable(String kid, Exception cause) {
        return new IllegalStateException("The stored signing key " + kid + " cannot be read", cause);
    }

    /** The public half as it stands in the JWKS (RFC 7517). */
    static JsonWebKey publicJwk(SigningKey key) {
        JsonWebKey jwk = jwk(key.publicKey());
        jwk.setKeyId(key.kid());
        jwk.setUse("sig");
        jwk.setAlgorithm("ES256");
        return jwk;
    }

    private static JsonWebKey jwk(PublicKey key) {
        return new EllipticCurveJsonWebKey((java.security.interfaces.ECPublicKey) key);
    }
}
