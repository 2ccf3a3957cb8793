package chat.mia.web;

/**
 * A kind of refusal: one row of the contract's table of problems. Implemented by an enum in each feature.
 *
 * <p>A slug is part of the HTTP contract: it names the page {@code /problems/<slug>} and never changes its meaning.
 */
public interface ProblemType {

    /**
     * What the row says.
     *
     * @param slug lower-case words joined by hyphens, for example {@code body-too-large}
     * @param title what happened, in a few words, the same for each occurrence (RFC 9457, section 3.1.3)
     * @param status the HTTP status that goes with it
     */
    record Kind(String slug, String title, int status) {}

    Kind kind();

    /** See {@link Kind}. */
    default String slug() {
        return kind().slug();
    }

    /** See {@link Kind}. */
    default String title() {
        return kind().title();
    }

    /** See {@link Kind}. */
    default int status() {
        return kind().status();
    }

    /** Whether a refusal of this kind may point to an attack, so that one line of log is due. */
    default boolean securityRelevant() {
        return false;
    }
}
