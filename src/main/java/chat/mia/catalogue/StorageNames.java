package chat.mia.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/**
 * The names under which scripts find what is kept on the device, for the pages that tell them. To templates it is
 * {@code cdi:names}; what the deployment removed has the empty name.
 */
@ApplicationScoped
@Named("names")
public class StorageNames {

    private final Catalogue catalogue;

    StorageNames(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public String csrf() {
        return name("csrf-token");
    }

    public String choice() {
        return name("consent-choice");
    }

    public String theme() {
        return name("theme");
    }

    public String language() {
        return name("language");
    }

    public String accent() {
        return name("accent-color");
    }

    private String name(String id) {
        return catalogue.find(id).map(CatalogueEntry::name).orElse("");
    }
}
