package chat.mia.web;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the pages stand that move with {@code mia.pages.root-path}, so that they need not collide with the app's own. To
 * templates it is {@code cdi:pages}.
 */
@ApplicationScoped
@Startup
@Named("pages")
public class PageAddresses {

    private static final Pattern ROOT_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    /** What keeps its address whatever the root path is. */
    private static final Pattern FIXED = Pattern.compile("/(api|kit|legal|problems|q|\\.well-known)(/.*)?");

    private static final List<String> MOVING = List.of("/privacy", "/admin");

    private final String prefix;

    /** @throws ConfigurationException where the setting is no path, or one of what does not move */
    PageAddresses(WebConfig config) {
        String rootPath = config.pages().rootPath();
        boolean isPath = ROOT_PATH.matcher(rootPath).matches();
        if (!rootPath.equals("/") && (!isPath || FIXED.matcher(rootPath).matches())) {
            throw new ConfigurationException(
                    "mia.pages.root-path must be / or like /account: a slash first, none at the"
                            + " end, and not below /api, /kit, /legal, /problems, /q or /.well-known. It is "
                            + rootPath);
        }
        this.prefix = rootPath.equals("/") ? "" : rootPath;
    }

    /** The landing page's path. */
    public String home() {
        return prefix.isEmpty() ? "/" : prefix;
    }

    /** The privacy centre's path. */
    public String privacy() {
        return prefix + "/privacy";
    }

    /** The path of the page for admins. */
    public String admin() {
        return prefix + "/admin";
    }

    /** Whether the pages stand elsewhere than in the code. */
    public boolean areMoved() {
        return !prefix.isEmpty();
    }

    /**
     * The path that a request means, in the words of the code.
     *
     * @param path as it was asked for
     * @return the same path for what does not move; empty where nothing is, because the page stands elsewhere
     */
    public Optional<String> meant(String path) {
        if (prefix.isEmpty()) {
            return Optional.of(path);
        }
        if (path.equals(prefix) || path.startsWith(prefix + "/")) {
            return Optional.of(path.substring(prefix.length()))
                    .map(rest -> rest.isEmpty() ? "/" : rest)
                    .filter(PageAddresses::moves);
        }
        return Optional.of(path).filter(asked -> !moves(asked));
    }

    private static boolean moves(String path) {
        return path.equals("/") || MOVING.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }
}
