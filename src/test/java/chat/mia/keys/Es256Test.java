package chat.mia.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.LogLines;
import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class Es256Test {

    private static final String SECRET = "0123456789-0123456789-0123456789";
    private static final String CLAIMS = "{\"sub\":\"ada\"}";

    @Test
    void sign_nativeOrNot_isVerifiedByTheOther() throws JoseException {
        Es256 fast = es256("true");
        Es256 plain = es256("false");
        SigningKey key = KeyPairs.generate();

        assertTrue(verifies(plain, key, fast.sign(fast.adopt(key), "at+jwt", CLAIMS)));
        assertTrue(verifies(fast, fast.adopt(key), plain.sign(key, "at+jwt", CLAIMS)));
        assertFalse(verifies(fast, fast.adopt(KeyPairs.generate()), plain.sign(key, "at+jwt", CLAIMS)));
    }

    @Test
    void start_withNativeCode_saysSoOnceAndLeavesEverythingElseToTheJdk() {
        Assumptions.assumeTrue(
                AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null, "no native code for this platform");
        try (LogLines log = LogLines.listen()) {
            es256("true");

            assertEquals(1, log.of("mia.keys").size());
            assertThat(log.of("mia.keys").get(0), containsString("ES256 by AmazonCorrettoCryptoProvider"));
        }
        Provider[] all = Security.getProviders();
        assertEquals(AmazonCorrettoCryptoProvider.PROVIDER_NAME, all[all.length - 1].getName());
    }

    @Test
    void start_switchedOff_saysThatTheJdkSigns() {
        try (LogLines log = LogLines.listen()) {
            es256("false");

            assertThat(log.of("mia.keys").get(0), containsString("ES256 by the JDK: mia.keys.native-cryptography"));
        }
    }

    /** In a JVM of its own, since a library is loaded once. The property makes the provider pass over its library. */
    @Test
    void start_libraryThatDoesNotLoad_signsWithTheJdk() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true",
                        // Among the test's libraries is another logger, which would be taken and says nothing.
                        "-Dorg.jboss.logging.provider=jdk",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Es256Test.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(java.waitFor(60, TimeUnit.SECONDS));
        assertThat(said, containsString("ES256 by the JDK, which is slower"));
        assertThat(said, containsString("verified: true"));
    }

    public static void main(String... arguments) throws JoseException {
        Es256 es256 = es256("true");
        SigningKey key = es256.adopt(KeyPairs.generate());
        System.out.println("verified: " + verifies(es256, key, es256.sign(key, "at+jwt", CLAIMS)));
    }

    /** A native image has only those classes that are named to it; one that is missing stops the whole provider. */
    @Test
    void nativeImage_isToldEveryClassThatTheProviderLoadsByName() throws IOException {
        Path file = Path.of("src/main/resources/META-INF/native-image/chat.mia/mia-consent/reflect-config.json");
        Set<String> named = new TreeSet<>();
        for (JsonNode entry : new ObjectMapper().readTree(Files.readString(file))) {
            named.add(entry.path("name").asText());
        }
        Set<String> loaded = AmazonCorrettoCryptoProvider.INSTANCE.getServices().stream()
                .map(Provider.Service::getClassName)
                .collect(Collectors.toCollection(TreeSet::new));

        loaded.removeAll(named);
        assertEquals(Set.of(), loaded);
    }

    @Test
    void nativeImage_isToldClassesThatExist() throws IOException {
        for (String name : new String[] {"reflect-config.json", "jni-config.json"}) {
            Path file = Path.of("src/main/resources/META-INF/native-image/chat.mia/mia-consent", name);
            for (JsonNode entry : new ObjectMapper().readTree(Files.readString(file))) {
                assertTrue(exists(entry.path("name").asText()), entry.toString());
            }
        }
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.amazon.corretto.crypto.provider.None"));
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, Es256Test.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean verifies(Es256 es256, SigningKey key, String token) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setProviderContext(es256.context());
        signature.setCompactSerialization(token);
        signature.setKey(key.publicKey());
        return signature.verifySignature();
    }

    private static Es256 es256(String nativeCryptography) {
        return new Es256(Configured.with(
                KeysConfig.class,
                Map.of(
                        "mia.keys.secrets.0", SECRET,
                        "mia.keys.encryption-secret", SECRET,
                        "mia.keys.native-cryptography", nativeCryptography)));
    }
}
