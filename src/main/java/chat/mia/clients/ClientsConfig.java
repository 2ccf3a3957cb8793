package chat.mia.clients;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;

/** The services that may follow events and ask about tokens. */
@ConfigMapping(prefix = "mia")
interface ClientsConfig {

    /** By the id that each authenticates with. None by default: then nobody may. */
    Map<String, Client> clients();

    /** One of them. */
    interface Client {

        /**
         * A file with its secret: at least 32 characters; one newline at the end does not count. It is read again every
         * half minute, so that a secret can be changed without a restart; what cannot be read then leaves the last one
         * in force.
         */
        Path secretFile();
    }
}
