package chat.mia.consent;

import java.util.UUID;

/** Names an account; the claim {@code sub} of its tokens. */
public record AccountId(UUID value) {

    /** The identifier as it stands in tokens and answers. */
    @Override
    public String toString() {
        return value.toString();
    }
}
