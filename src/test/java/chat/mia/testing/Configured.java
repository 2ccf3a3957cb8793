package chat.mia.testing;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings as the service would read them, for what must be refused before it starts. */
public final class Configured {

    private Configured() {}

    /** The mapping with these settings and its own defaults. */
    public static <T> T with(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(mapping);
    }
}
