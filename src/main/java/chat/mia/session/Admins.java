package chat.mia.session;

import java.util.Set;

/** Knows who is named as an admin. Implemented by the account package. */
public interface Admins {

    /** The addresses of admins as {@code account.email_key} has them; empty where nobody is named so. */
    Set<String> emailKeys();

    /** The admins of trusted issuers as {@code issuer|subject}; empty where nobody is named so. */
    Set<String> issuedNames();
}
