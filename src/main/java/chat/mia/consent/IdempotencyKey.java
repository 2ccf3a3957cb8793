package chat.mia.consent;

import chat.mia.consent.ChoiceResource.Choice;
import chat.mia.keys.Sha256;
import chat.mia.web.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * By what a repetition of a request is known (header {@code Idempotency-Key}, draft-ietf-httpapi-idempotency-key-header).
 *
 * @param bodyHash SHA-256 over what the request said, however its JSON was written
 */
record IdempotencyKey(UUID value, byte[] bodyHash) {

    private static final String HEADER = "Idempotency-Key";

    /**
     * Empty where the request has none.
     *
     * @throws Problem {@code invalid-request} where it is not one UUID
     */
    static Optional<IdempotencyKey> of(HttpServerRequest request, Choice choice) {
        List<String> sent = request.headers().getAll(HEADER);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IdempotencyKey(uuid(sent), Sha256.of(canonical(choice))));
    }

    private static UUID uuid(List<String> sent) {
        try {
            UUID key = UUID.fromString(sent.get(0));
            // The parser takes 1-1-1-1-1 too.
            if (sent.size() == 1 && key.toString().equalsIgnoreCase(sent.get(0))) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Said below, together with what is a UUID but not alone or not in full.
        }
        throw Problem.invalid(HEADER, "Must be one UUID, like 0193a1c2-7b1e-4c0f-9a55-0d3c8f6e2b11.");
    }

    private static byte[] canonical(Choice choice) {
        return new JsonObject()
                .put("policyVersion", choice.policyVersion())
                .put("choices", new JsonObject(Map.copyOf(choice.choices())))
                .put("source", choice.source())
                .put("locale", choice.locale())
                .put("notice", choice.notice())
                .put("decidedAt", choice.decidedAt())
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }
}
