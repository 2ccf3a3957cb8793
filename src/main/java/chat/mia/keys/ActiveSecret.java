package chat.mia.keys;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which master secret a replica makes tokens with: the configured one, once all running replicas know it. Whoever shows a
 * token to a replica that does not know its secret could not be told from a forger.
 */
final class ActiveSecret {

    private final Keyring keyring;
    private final Map<Integer, String> known;

    ActiveSecret(Keyring keyring) {
        this.keyring = keyring;
        this.known = keyring.fingerprints();
    }

    /**
     * Refuses to start beside replicas, or after tokens, that this one could not serve.
     *
     * @param used fingerprints of the secrets that living tokens may have been made with; one may be null, for any
     * @throws IllegalStateException with what to correct
     */
    void requireServes(List<Replica> others, Map<Integer, String> used) {
        used.forEach((number, fingerprint) -> {
            if (!keyring.isRevoked(number)) {
                requireKnown(number, "sessions that are still alive were made with it");
                if (fingerprint != null && !fingerprint.equals(known.get(number))) {
                    throw otherSecret(number);
                }
            }
        });
        for (Replica other : others) {
            // One that still makes tokens with a revoked secret is about to be replaced, and this one refuses them.
            if (keyring.isRevoked(other.activeSecret())) {
                continue;
            }
            requireKnown(other.activeSecret(), "a running replica makes tokens with it");
            if (!other.knows(other.activeSecret(), known.get(other.activeSecret()))) {
                throw otherSecret(other.activeSecret());
            }
        }
    }

    /** The configured one if all know it; else the one in use here; else, while starting, one in use elsewhere. */
    int choose(List<Replica> others, boolean starting) {
        int inUse = starting ? keyring.configured() : keyring.active();
        return Stream.concat(
                        Stream.of(keyring.configured(), inUse),
                        others.stream().map(Replica::activeSecret).sorted())
                .filter(number -> allKnow(others, number))
                .findFirst()
                .orElse(inUse);
    }

    private boolean allKnow(List<Replica> others, int number) {
        String fingerprint = known.get(number);
        return Objects.nonNull(fingerprint) && others.stream().allMatch(other -> other.knows(number, fingerprint));
    }

    private void requireKnown(int number, String reason) {
        if (!known.containsKey(number)) {
            throw new IllegalStateException(
                    "mia.keys.secrets." + number + " is missing, but " + reason + ". Give it back;"
                            + " where it must not be used any more, name it in mia.keys.revoked-secrets, which signs those people"
                            + " out.");
        }
    }

    private static IllegalStateException otherSecret(int number) {
        return new IllegalStateException(
                "mia.keys.secrets." + number + " is another secret than the one in use under that"
                        + " number. Put it back and give the new secret a number of its own.");
    }
}
