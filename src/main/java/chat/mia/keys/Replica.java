package chat.mia.keys;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A running replica as it told the others.
 *
 * @param secrets what it knows: {@code number:fingerprint} of a master secret, {@code encryption:fingerprint} of others
 * @param activeSecret the number of the master secret that it makes tokens with
 */
record Replica(Set<String> secrets, int activeSecret) {

    static final String ENCRYPTION = "encryption:";

    boolean knows(int number, String fingerprint) {
        return secrets.contains(number + ":" + fingerprint);
    }

    boolean readsWith(String encryptionFingerprint) {
        return secrets.contains(ENCRYPTION + encryptionFingerprint);
    }

    Set<Integer> numbers() {
        return secrets.stream()
                .filter(secret -> !secret.startsWith(ENCRYPTION))
                .map(secret -> Integer.valueOf(secret.substring(0, secret.indexOf(':'))))
                .collect(Collectors.toSet());
    }
}
