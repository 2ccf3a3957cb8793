package chat.mia.catalogue;

import chat.mia.testing.Configured;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Catalogues as other starts would have them. */
public final class ConfiguredCatalogue {

    private ConfiguredCatalogue() {}

    /** The catalogue of the service under test, but for these settings. */
    public static Catalogue with(Map<String, String> changes, Clock clock) {
        Map<String, String> settings = new HashMap<>();
        for (String name : ConfigProvider.getConfig().getPropertyNames()) {
            if (name.startsWith("mia.catalogue.")) {
                settings.put(name, ConfigProvider.getConfig().getValue(name, String.class));
            }
        }
        changes.forEach((name, value) -> {
            if (name.startsWith("mia.catalogue.")) {
                settings.put(name, value);
            }
        });
        return new Catalogue(
                Declarations.of(Configured.with(CatalogueConfig.class, settings), List.of(), List.of()), clock);
    }
}
