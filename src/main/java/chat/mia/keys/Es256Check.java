package chat.mia.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a provider's ES256 agrees with the JDK's. */
final class Es256Check {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final byte[] TEXT = "mia".getBytes(StandardCharsets.US_ASCII);

    private Es256Check() {}

    /** @throws GeneralSecurityException where it cannot do it, or does not do it right */
    static void run(Provider provider) throws GeneralSecurityException {
        SigningKey key = KeyPairs.generate();
        KeyFactory factory = KeyFactory.getInstance("EC", provider);
        PrivateKey nativePrivate = (PrivateKey) factory.translateKey(key.privateKey());
        PublicKey nativePublic = (PublicKey) factory.translateKey(key.publicKey());

        Signature signing = Signature.getInstance(ALGORITHM, provider);
        signing.initSign(nativePrivate);
        signing.update(TEXT);
        byte[] signature = signing.sign();

        boolean jdkAgrees = verifies(Signature.getInstance(ALGORITHM), key.publicKey(), signature);
        boolean agreesItself = verifies(Signature.getInstance(ALGORITHM, provider), nativePublic, signature);
        PublicKey another = (PublicKey) factory.translateKey(KeyPairs.generate().publicKey());
        if (!jdkAgrees || !agreesItself || verifies(Signature.getInstance(ALGORITHM, provider), another, signature)) {
            throw new GeneralSecurityException("signatures of " + provider.getName() + " are wrong");
        }
    }

    private static boolean verifies(Signature verifying, PublicKey key, byte[] signature)
            throws GeneralSecurityException {
        verifying.initVerify(key);
        verifying.update(TEXT);
        return verifying.verify(signature);
    }
}
