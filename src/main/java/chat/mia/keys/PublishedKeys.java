package chat.mia.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The one key set for verifiers: the keys of access tokens, then those of receipts. */
@ApplicationScoped
class PublishedKeys {

    private record Made(List<String> tokens, List<String> receipts, JwksDocument document) {}

    private final SigningKeys signingKeys;
    private final ReceiptKeys receiptKeys;

    private volatile Made made = new Made(List.of(), List.of(), JwksDocument.of(List.of()));

    PublishedKeys(SigningKeys signingKeys, ReceiptKeys receiptKeys) {
        this.signingKeys = signingKeys;
        this.receiptKeys = receiptKeys;
    }

    /** Made anew only where one of the two has changed. */
    JwksDocument document() {
        List<String> tokens = signingKeys.published();
        List<String> receipts = receiptKeys.published();
        Made last = made;
        if (!last.tokens().equals(tokens) || !last.receipts().equals(receipts)) {
            last = new Made(
                    tokens,
                    receipts,
                    JwksDocument.of(
                            Stream.concat(tokens.stream(), receipts.stream()).toList()));
            made = last;
        }
        return last.document();
    }
}
