package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.Category;
import chat.mia.consent.ChoiceResource.Choice;
import chat.mia.policy.Policies;
import chat.mia.web.LogSafe;
import chat.mia.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a choice must be like to be recorded: its content first, then whether the state allows it. */
@ApplicationScoped
class ChoiceRules {

    private static final Set<String> NOT_OPTIONAL = Set.of(Category.ESSENTIAL.id(), Category.FUNCTIONAL.id());

    private final Catalogue catalogue;
    private final Policies policies;
    private final Notices notices;

    ChoiceRules(Catalogue catalogue, Policies policies, Notices notices) {
        this.catalogue = catalogue;
        this.policies = policies;
        this.notices = notices;
    }

    /**
     * Passes, or fails for the first rule that the choice breaks, naming each field that breaks it.
     *
     * @throws Problem at once for the rules that need no database
     */
    Uni<Void> check(Choice choice) {
        ChoiceShape.check(choice);
        Set<String> named = choice.choices().keySet();
        Set<String> optional = catalogue.optionalCategories().stream()
                .map(Category::id)
                .collect(Collectors.toCollection(TreeSet::new));
        refuse(
                named,
                id -> !optional.contains(id) && !NOT_OPTIONAL.contains(id),
                Problem.of(ConsentProblem.UNKNOWN_CATEGORY, "Name the categories of the consent view, no others."));
        refuse(
                named,
                NOT_OPTIONAL::contains,
                Problem.of(ConsentProblem.ESSENTIAL_NOT_OPTIONAL, "Leave out what needs no consent."));
        refuse(
                optional,
                id -> !named.contains(id),
                Problem.of(ConsentProblem.CATEGORY_MISSING, "Name every optional category with true or false."));
        return notices.requireShown(choice.notice(), choice.policyVersion())
                .invoke(() -> requireInForce(choice.policyVersion()));
    }

    private static void refuse(Set<String> ids, Predicate<String> wrong, Problem problem) {
        List<String> found = ids.stream().filter(wrong).sorted().toList();
        if (!found.isEmpty()) {
            found.forEach(id -> problem.at("choices." + LogSafe.text(id), problem.getMessage()));
            throw problem;
        }
    }

    private void requireInForce(String version) {
        if (!policies.sinceMaterialChange().contains(version)) {
            String why = policies.isAnnounced(version) ? "This version is not in force yet. " : "";
            throw Problem.of(ConsentProblem.POLICY_OUTDATED, why + "Show the current policy and ask again.")
                    .with("currentVersion", policies.current().name());
        }
    }
}
