package chat.mia.catalogue;

import chat.mia.web.Problem;
import chat.mia.web.ProblemType;

/** What is refused because of the cookies of a request. */
public enum CatalogueProblem implements ProblemType {
    AMBIGUOUS_COOKIES("ambiguous-cookies", "The cookies contradict each other", 400);

    private final Kind kind;

    CatalogueProblem(String slug, String title, int status) {
        kind = new Kind(slug, title, status);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean securityRelevant() {
        return true;
    }

    static Problem cookieDoubled() {
        return Problem.of(
                AMBIGUOUS_COOKIES, "One of our cookies came twice; both were removed. Refresh or sign in again.");
    }
}
