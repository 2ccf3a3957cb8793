package chat.mia.assertion;

import java.util.Set;

/**
 * An issuer as the settings describe it.
 *
 * @param id its name in the settings
 * @param name its claim {@code iss}
 * @param audience the one value of {@code aud} that its assertions must have
 * @param algorithms that its signatures may have
 * @param types that the header {@code typ} may have, in lower case
 */
record TrustedIssuer(
        String id, String name, String audience, Set<String> algorithms, Set<String> types, IssuerKeys keys) {

    TrustedIssuer {
        algorithms = Set.copyOf(algorithms);
        types = Set.copyOf(types);
    }
}
