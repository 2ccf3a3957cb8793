package chat.mia.consent;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.Category;
import chat.mia.consent.ChoiceResource.Choice;
import chat.mia.policy.Policies;
import chat.mia.web.LogSafe;
import chat.mia.web.Problem;
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

    ChoiceRules(Catalogue catalogue, Policies policies) {
        this.catalogue = catalogue;
        this.policies = policies;
    }

    /** @throws Problem for the first rule that the choice breaks, naming each field that breaks it */
    void check(Choice choice) {
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
        requireNoNotice(choice);
        requireInForce(choice.policyVersion());
    }

    private static void refuse(Set<String> ids, Predicate<String> wrong, Problem problem) {
        List<String> found = ids.stream().filter(wrong).sorted().toList();
        if (!found.isEmpty()) {
            found.forEach(id -> problem.at("choices." + LogSafe.text(id), problem.getMessage()));
            throw problem;
        }
    }

    /** No notice was published yet, so whoever names one shows a text that nobody could prove. */
    private static void requireNoNotice(Choice choice) {
        if (choice.notice() != null) {
            throw Problem.of(
                    ConsentProblem.UNKNOWN_NOTICE,
                    "Send the hash of a notice that this service gave, or leave notice out for a text of your own.");
        }
    }

    private void requireInForce(String version) {
        if (!policies.sinceMaterialChange().contains(version)) {
            throw Problem.of(ConsentProblem.POLICY_OUTDATED, "Show the current policy and ask again.")
                    .with("currentVersion", policies.current().name());
        }
    }
}
