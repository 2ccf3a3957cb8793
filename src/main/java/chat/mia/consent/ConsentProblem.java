package chat.mia.consent;

import chat.mia.web.ProblemType;

/** Why a choice is not recorded. */
public enum ConsentProblem implements ProblemType {
    UNKNOWN_CATEGORY("unknown-category", "The choice names a category that does not exist", 400),
    ESSENTIAL_NOT_OPTIONAL("essential-not-optional", "The choice names a category that needs no consent", 400),
    CATEGORY_MISSING("category-missing", "The choice leaves a category out", 400),
    UNKNOWN_NOTICE("unknown-notice", "The notice was never published", 400),
    INVALID_RECEIPT("invalid-receipt", "The receipt is not that of a browser", 400),
    POLICY_OUTDATED("policy-outdated", "The choice was made under an outdated policy", 409),
    RECEIPT_ALREADY_LINKED("receipt-already-linked", "The receipt was linked before", 409),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "The key belongs to another request", 422);

    private final Kind kind;

    ConsentProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** It may be forged, or somebody else's. */
    @Override
    public boolean securityRelevant() {
        return this == INVALID_RECEIPT;
    }
}
