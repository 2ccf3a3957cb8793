package chat.mia.session;

import chat.mia.web.AdminOnly;
import chat.mia.web.CheckOrder;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Keeps everybody but admins from what is theirs. */
@Singleton
class RoleCheck {

    private final CurrentSession current;

    RoleCheck(CurrentSession current) {
        this.current = current;
    }

    @AdminOnly
    @ServerRequestFilter(priority = CheckOrder.ROLE)
    public void requireAdmin() {
        if (!current.required().roles().contains(Roles.ADMIN)) {
            throw SessionProblem.notAllowed();
        }
    }
}
