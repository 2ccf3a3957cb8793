package chat.mia.keys;

import java.time.Duration;

/** How long what is made with keys and secrets lives; told by whoever makes it. */
public interface TokenLifetimes {

    /** The longest life of a token that is signed with a signing key. */
    Duration signed();

    /** The longest life, without being replaced, of a token that is derived from a master secret. */
    Duration derived();
}
