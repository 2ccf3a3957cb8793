package chat.mia.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * ES256 (RFC 7518, section 3.4) by native code where there is some for this platform, which signs 30 times and verifies 20
 * times as fast as JDK 17, and by the JDK's own elsewhere. Nothing else uses the native code: for the short inputs of this
 * service its HMAC and SHA-256 are slower than the JDK's.
 */
@Startup(Es256.BEFORE_THE_KEYS)
@ApplicationScoped
public class Es256 {

    /** It unpacks a library, which must not happen on an event loop. */
    static final int BEFORE_THE_KEYS = 80;

    private static final Logger LOG = Logger.getLogger("mia.keys");

    private final Optional<Provider> nativeProvider;

    /** Says once which code signs, and why, where it is the slower one. */
    Es256(KeysConfig config) {
        nativeProvider = config.nativeCryptography() ? load() : disabled();
    }

    /** The compact form (RFC 7515, section 7.1) of claims signed with a key. */
    public String sign(SigningKey key, String type, String claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setProviderContext(context());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(key.kid());
        signature.setPayload(claims);
        signature.setKey(key.privateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The signing key " + key.kid() + " does not sign", e);
        }
    }

    /** What jose4j must be given to verify with the same code. */
    public ProviderContext context() {
        ProviderContext context = new ProviderContext();
        nativeProvider.ifPresent(
                provider -> context.getSuppliedKeyProviderContext().setSignatureProvider(provider.getName()));
        return context;
    }

    /** The same key in the form that needs no conversion with each signature. */
    SigningKey adopt(SigningKey key) {
        return new SigningKey(key.kid(), translate(key.publicKey()), translate(key.privateKey()));
    }

    /** The same for a public half alone. */
    PublicKey adopt(PublicKey key) {
        return translate(key);
    }

    @SuppressWarnings("unchecked")
    private <K extends Key> K translate(K key) {
        if (nativeProvider.isEmpty()) {
            return key;
        }
        try {
            return (K) KeyFactory.getInstance("EC", nativeProvider.get()).translateKey(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key on P-256 cannot be translated", e);
        }
    }

    private static Optional<Provider> disabled() {
        LOG.info("ES256 by the JDK: mia.keys.native-cryptography is false");
        return Optional.empty();
    }

    private static Optional<Provider> load() {
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            provider.assertHealthy();
            // The last of all, so that nothing takes it that does not ask for it by name.
            Security.addProvider(provider);
            Es256Check.run(provider);
            LOG.infof("ES256 by %s %s", provider.getName(), provider.getVersionStr());
            return Optional.of(provider);
        } catch (Throwable e) {
            // Whatever it is: a native image has errors of its own for what it was built without.
            LOG.infof("ES256 by the JDK, which is slower: the native code does not run here (%s)", e);
            return Optional.empty();
        }
    }
}
