package chat.mia.assertion;

import io.smallrye.mutiny.Uni;

/** Where an issuer's keys come from. */
interface JwksSource {

    /** The key set as JSON, asked for anew each time. Fails where it cannot be had in time; never blocks. */
    Uni<String> load();
}
