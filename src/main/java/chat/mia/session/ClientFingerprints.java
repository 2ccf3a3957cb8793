package chat.mia.session;

import chat.mia.keys.Keyring;
import chat.mia.web.CoarseUserAgent;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Tells browsers apart, coarsely: a hint whether a late token comes from where the session last was. */
@ApplicationScoped
class ClientFingerprints {

    private final Keyring keyring;

    ClientFingerprints(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * The fingerprints of a client under every master secret, that of the number first: the one that is stored may have been
     * made for a token with another number, while another secret was chosen.
     */
    Long[] all(CoarseUserAgent client, int secretNumber) {
        return Stream.concat(Stream.of(secretNumber), keyring.numbers().stream().filter(other -> other != secretNumber))
                .map(number -> of(client, number))
                .toArray(Long[]::new);
    }

    /**
     * A keyed hash of browser family and platform: no version, no address.
     *
     * @param secretNumber that of the token which the client shows, so that choosing another active secret does not make
     *     every client look like a stranger
     */
    long of(CoarseUserAgent client, int secretNumber) {
        byte[] text = client.toString().getBytes(StandardCharsets.UTF_8);
        byte[] code =
                keyring.find(secretNumber, "client fingerprint").orElseThrow().sign(text);
        return ByteBuffer.wrap(code).getLong();
    }
}
