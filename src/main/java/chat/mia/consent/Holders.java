package chat.mia.consent;

import chat.mia.consent.Holder.Account;
import chat.mia.consent.Holder.Nobody;
import chat.mia.consent.Holder.Receipt;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out whose choice a request is about. */
@ApplicationScoped
class Holders {

    private final CurrentAccount currentAccount;
    private final Receipts receipts;

    Holders(CurrentAccount currentAccount, Receipts receipts) {
        this.currentAccount = currentAccount;
        this.receipts = receipts;
    }

    /** An account comes before a receipt; a receipt that is not ours is as good as none. */
    Holder of(HttpServerRequest request) {
        return currentAccount
                .id()
                .<Holder>map(Account::new)
                .or(() -> receipts.shownBy(request).map(Receipt::new))
                .orElseGet(Nobody::new);
    }
}
