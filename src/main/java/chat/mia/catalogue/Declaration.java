package chat.mia.catalogue;

import chat.mia.web.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One configured entry, checked on its way into the catalogue. */
final class Declaration {

    private static final String ID = "[a-z][a-z0-9-]{0,39}";
    private static final int LONGEST_PURPOSE = 500;

    private final String id;
    private final CatalogueConfig.Entry entry;
    private final CatalogueFaults faults;

    Declaration(String id, CatalogueConfig.Entry entry, CatalogueFaults faults) {
        this.id = id;
        this.entry = entry;
        this.faults = faults;
    }

    /**
     * The entry; what is wrong with it is added to the faults. Empty where too much of it is missing to say more.
     *
     * @param languages those that it must be worded in
     */
    Optional<CatalogueEntry> read(List<Locale> languages) {
        if (!id.matches(ID)) {
            faults.add(
                    id, "name", "stands under an id that must be lower-case letters, digits and hyphens, 40 at most");
        }
        checkPurposes(languages);
        if (!isComplete()) {
            return Optional.empty();
        }
        CatalogueEntry declared = CatalogueEntry.of(id, entry);
        checkBasis(declared);
        new StoreRules(declared, entry, faults).check();
        return Optional.of(declared);
    }

    private boolean isComplete() {
        boolean name = require("name", entry.name(), "the name of the cookie, key or cache");
        boolean store = require("store", entry.store(), "cookie, local-storage or cache");
        boolean basis =
                require("basis", entry.basis(), "consent, service-requested, preference-requested or choice-kept");
        boolean lifetime = require("lifetime", entry.lifetime(), "session, persistent or a period like P30D or P12M");
        return hasCategory() && name && store && basis && lifetime;
    }

    private boolean require(String setting, Optional<?> value, String wanted) {
        if (value.isEmpty()) {
            faults.add(id, setting, "is missing: set it to " + wanted);
        }
        return value.isPresent();
    }

    private boolean hasCategory() {
        if (!require("category", entry.category(), "essential, functional or a category of your own")) {
            return false;
        }
        boolean named = Category.isName(entry.category().orElseThrow());
        if (!named) {
            faults.add(id, "category", "must be lower-case letters, digits and hyphens, 40 at most");
        }
        return named;
    }

    private void checkPurposes(List<Locale> languages) {
        for (Locale language : languages) {
            if (!entry.purpose().containsKey(language.toLanguageTag())) {
                faults.add(
                        id, "purpose." + language.toLanguageTag(), "is missing: say in this language what it is for");
            }
        }
        entry.purpose().forEach((tag, purpose) -> {
            if (Languages.WRITTEN.stream()
                    .noneMatch(written -> written.toLanguageTag().equals(tag))) {
                faults.add(
                        id,
                        "purpose." + tag,
                        "is in a language that there are no texts in: correct the tag or remove it");
            }
            if (purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
                faults.add(id, "purpose." + tag, "must be 1 to " + LONGEST_PURPOSE + " characters");
            }
        });
    }

    private void checkBasis(CatalogueEntry declared) {
        if (declared.category().isOptional() && declared.basis() != LegalBasis.CONSENT) {
            faults.add(
                    id,
                    "basis",
                    "must be consent, since the category " + declared.category().id() + " needs it");
        }
        if (!declared.category().isOptional() && declared.basis() == LegalBasis.CONSENT) {
            faults.add(
                    id,
                    "basis",
                    "must be an exemption: nobody is asked about the category "
                            + declared.category().id() + ". What needs consent belongs into a category of its own");
        }
    }
}
