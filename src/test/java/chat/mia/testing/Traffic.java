package chat.mia.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a visitor's pages ask for, and what the browser finds wrong with them. */
public final class Traffic {

    private final List<Request> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Traffic() {}

    /** From now on. */
    public static Traffic of(BrowserContext visitor) {
        Traffic traffic = new Traffic();
        visitor.addInitScript("addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>"
                + " console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`))");
        visitor.onRequest(traffic.requests::add);
        visitor.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                traffic.complaints.add(message.text());
            }
        });
        visitor.onWebError(error -> traffic.complaints.add(error.error()));
        return traffic;
    }

    public void forget() {
        requests.clear();
    }

    /** Those that were sent with this method under this path, whatever their query. */
    public List<Request> sent(String method, String path) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> URI.create(request.url()).getPath().equals(path))
                .toList();
    }

    public List<String> addresses() {
        return requests.stream().map(Request::url).toList();
    }

    /** Errors that nobody caught, and violations of the content security policy. */
    public List<String> complaints() {
        return complaints;
    }
}
