package chat.mia.assertion;

import java.util.Optional;

/**
 * Why an assertion was not taken: for whoever guards the service, never for whoever sent it.
 *
 * @param reason a word of the list in {@code docs/assertion.md}
 * @param issuerId the id in the settings of the trusted issuer that it names; empty where it names none
 */
public record Refusal(String reason, Optional<String> issuerId) {}
