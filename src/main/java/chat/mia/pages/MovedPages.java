package chat.mia.pages;

import chat.mia.web.PageAddresses;
import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets the pages answer below {@code mia.pages.root-path} and nowhere else. Their resources name the paths {@code /},
 * {@code /privacy} and {@code /admin}, which are fixed when the application is built.
 */
class MovedPages {

    private final PageAddresses addresses;

    MovedPages(PageAddresses addresses) {
        this.addresses = addresses;
    }

    @ServerRequestFilter(preMatching = true)
    public void route(ContainerRequestContext request) {
        if (!addresses.areMoved()) {
            return;
        }
        UriInfo asked = request.getUriInfo();
        String path = asked.getRequestUri().getPath();
        String meant = addresses
                .meant(path)
                .orElseThrow(
                        () -> Problem.of(WebProblem.NOT_FOUND, "This page stands below the path of the app's pages."));
        if (!meant.equals(path)) {
            request.setRequestUri(
                    asked.getRequestUriBuilder().replacePath(meant).build());
        }
    }
}
