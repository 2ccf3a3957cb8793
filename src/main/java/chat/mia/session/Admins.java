package chat.mia.session;

import java.util.Set;

/** Knows who is named as an admin. Implemented by the account package. */
public interface Admins {

    /** The names of all admins in the form that {@code account} keeps them in; empty where nobody is. */
    Set<String> names();
}
