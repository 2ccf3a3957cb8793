package chat.mia.clients;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The service client that makes a request, as {@link ClientCheck} found it. */
@RequestScoped
public class CurrentClient {

    private Optional<ClientId> id = Optional.empty();

    void begin(ClientId verified) {
        id = Optional.of(verified);
    }

    /** Who calls. @throws IllegalStateException where the resource method does not demand a client */
    public ClientId required() {
        return id.orElseThrow(() -> new IllegalStateException("The resource method is not marked @ForClients"));
    }
}
