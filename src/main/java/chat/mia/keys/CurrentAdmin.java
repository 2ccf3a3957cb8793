package chat.mia.keys;

import java.util.UUID;

/** The admin who makes this request, for the audit trail. Implemented by the session package. */
public interface CurrentAdmin {

    UUID accountId();

    UUID sessionId();
}
