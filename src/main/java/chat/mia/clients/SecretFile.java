package chat.mia.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the secret of a client is kept. */
record SecretFile(ClientId client, Path path) {

    static final int MIN_LENGTH = 32;

    /**
     * The secret, in UTF-8.
     *
     * @throws IllegalStateException where there is none or a short one; the message names the setting, never the content
     */
    byte[] read() {
        String text;
        try {
            text = Files.readString(path).replaceFirst("\\r?\\n$", "");
        } catch (IOException e) {
            throw new IllegalStateException(setting() + " is not a file that can be read: " + path, e);
        }
        if (text.length() < MIN_LENGTH) {
            throw new IllegalStateException(setting() + " holds fewer than " + MIN_LENGTH
                    + " characters; openssl rand -hex 32 makes a good one");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String setting() {
        return "mia.clients." + client + ".secret-file";
    }
}
