package chat.mia;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.source.file.FileSystemConfigSourceFactory;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings as they are before Quarkus starts. */
final class StartSettings {

    /** Also in {@code application.properties}, whose content is known to a native executable only once Quarkus has started. */
    static final String SECRETS_FOLDER = "/run/secrets/mia";

    private StartSettings() {}

    /**
     * In a native executable the provider still holds what was configured when it was built, with the environment of that
     * machine: until Quarkus starts, the sources are asked anew.
     */
    static Config read() {
        return ImageMode.current() == ImageMode.NATIVE_RUN ? anew() : ConfigProvider.getConfig();
    }

    /** System properties, environment, mounted files. */
    static Config anew() {
        return ConfigUtils.configBuilder()
                .withDefaultValue("smallrye.config.source.file.locations", SECRETS_FOLDER)
                // Named, so that it is linked whatever is discovered.
                .withSources(new FileSystemConfigSourceFactory())
                .build();
    }
}
