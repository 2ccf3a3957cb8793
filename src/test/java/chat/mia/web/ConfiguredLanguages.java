package chat.mia.web;

import chat.mia.testing.Configured;
import java.util.HashMap;
import java.util.Map;

/** Languages as other starts would have them. */
public final class ConfiguredLanguages {

    private ConfiguredLanguages() {}

    /** @param settings of which {@code mia.languages} counts, where it is there */
    public static Languages of(Map<String, String> settings) {
        Map<String, String> own = new HashMap<>(Map.of("mia.public-origin", "https://chat.example"));
        if (settings.containsKey("mia.languages")) {
            own.put("mia.languages", settings.get("mia.languages"));
        }
        return new Languages(Configured.with(WebConfig.class, own));
    }
}
