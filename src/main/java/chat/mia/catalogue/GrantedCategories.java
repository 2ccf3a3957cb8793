package chat.mia.catalogue;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What the visitor allows, as the code that has read his choice says it of the answer under way. The code that makes
 * cookies says nothing here, so that a mistake of the one is caught by the other; without a word nothing is allowed.
 */
@ApplicationScoped
public class GrantedCategories {

    private static final String KEY = GrantedCategories.class.getName();

    private final RoutingContext current;

    GrantedCategories(RoutingContext current) {
        this.current = current;
    }

    /**
     * Lets the answer to the current request set cookies of these categories, and of no others.
     *
     * @param ids those that need consent and have it
     */
    public void are(Set<String> ids) {
        current.put(KEY, Set.copyOf(ids));
    }

    static boolean contains(Category category, RoutingContext context) {
        Set<String> ids = context.get(KEY);
        return ids != null && ids.contains(category.id());
    }
}
