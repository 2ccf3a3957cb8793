package chat.mia.kit;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The kit of this release, in memory. Templates call it {@code kit}. */
@Singleton
@Named("kit")
@Startup
public class KitFiles {

    private final Kit started = Kit.read();

    /** In development what is on the disk now, since a changed file restarts nothing. */
    Kit current() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT ? Kit.read() : started;
    }

    /**
     * The address of a file, whose content never changes: for pages that are made anew for each reader. One page must not
     * load a module by this and by its lasting name too, since it would be there twice.
     *
     * @throws IllegalArgumentException where there is no such file
     */
    public String address(String name) {
        return current().address(name);
    }
}
