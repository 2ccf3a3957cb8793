package chat.mia.catalogue;

import chat.mia.web.Problem;
import chat.mia.web.ProblemType;

/** What is refused because of the cookies of a request. */
public enum CatalogueProblem implements ProblemType {
    AMBIGUOUS_COOKIES("ambiguous-cookies", "The cookies contradict each other", 400);

    private final String slug;
    private final String title;
    private final int status;

    CatalogueProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
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
