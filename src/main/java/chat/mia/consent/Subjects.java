package chat.mia.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;

/** Makes what a new chain needs. */
@ApplicationScoped
class Subjects {

    private static final int SALT_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** Not ordered by time: it becomes a pseudonym, and must not tell when somebody first came. */
    UUID newId() {
        return UUID.randomUUID();
    }

    byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
