package chat.mia.pages;

import chat.mia.account.AccountProblem;
import chat.mia.catalogue.CatalogueProblem;
import chat.mia.clients.ClientProblem;
import chat.mia.consent.ConsentProblem;
import chat.mia.events.EventsProblem;
import chat.mia.session.SessionProblem;
import chat.mia.web.ProblemType;
import chat.mia.web.WebProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of problem that the service may answer with. */
@ApplicationScoped
class KnownProblems {

    private final List<ProblemType> types = Stream.<ProblemType[]>of(
                    WebProblem.values(),
                    CatalogueProblem.values(),
                    SessionProblem.values(),
                    ConsentProblem.values(),
                    ClientProblem.values(),
                    EventsProblem.values(),
                    AccountProblem.values())
            .flatMap(Arrays::stream)
            .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::slug))
            .toList();

    /** All of them, by status and then by slug. */
    List<ProblemType> types() {
        return types;
    }

    /** The one with this slug; empty where there is none. */
    Optional<ProblemType> find(String slug) {
        return types.stream().filter(type -> type.slug().equals(slug)).findFirst();
    }
}
