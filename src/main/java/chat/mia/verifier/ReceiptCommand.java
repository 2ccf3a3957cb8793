package chat.mia.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

/** {@code verify-receipt}: with the public keys and nothing else. */
final class ReceiptCommand {

    private static final String TYPE = "consent-receipt+jwt";

    private final PrintStream out;

    ReceiptCommand(PrintStream out) {
        this.out = out;
    }

    int run(Arguments given) throws WrongUse {
        given.require(1, Set.of("--jwks"));
        String receipt = Arguments.content(Path.of(given.operands().get(0)));
        String jwks = given.content("--jwks")
                .orElseThrow(() ->
                        new WrongUse("verify-receipt needs --jwks FILE: the service's /.well-known/jwks.json, saved."));
        PublicKeys keys = PublicKeys.of(jwks);
        try {
            JsonNode payload = Signed.payload(receipt, TYPE, keys);
            ReceiptText text = ReceiptText.of(payload);
            out.println("The receipt is genuine.");
            text.lines().forEach(line -> out.println("  " + line));
            return Verifier.SOUND;
        } catch (Forged e) {
            out.println("The receipt proves nothing: " + e.getMessage() + ".");
            return Verifier.BROKEN;
        }
    }
}
