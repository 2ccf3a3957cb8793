package chat.mia.web;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** What the service must know about where it stands. */
@ConfigMapping(prefix = "mia")
public interface WebConfig {

    /**
     * The origin that browsers see, for example {@code https://chat.example}: scheme, host and port, no path. {@code
     * Origin} headers are compared with it; the issuer of tokens and all absolute links are made from it. The service
     * itself often sits behind TLS and cannot know it. Required in production.
     */
    URI publicOrigin();
}
