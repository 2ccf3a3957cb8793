package chat.mia.session;

import chat.mia.keys.TokenLifetimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long keys and secrets must outlive what this package makes with them. */
@ApplicationScoped
class SessionTokenLifetimes implements TokenLifetimes {

    private final SessionConfig config;

    SessionTokenLifetimes(SessionConfig config) {
        this.config = config;
    }

    @Override
    public Duration signed() {
        return config.accessToken().lifetime();
    }

    /** A refresh token that nobody uses dies with its session, and one that is used is replaced. */
    @Override
    public Duration derived() {
        return config.idleLimit();
    }
}
