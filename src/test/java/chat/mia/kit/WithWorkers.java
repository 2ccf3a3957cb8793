package chat.mia.kit;

import chat.mia.testing.InABrowser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

/** Tests of service workers in a real browser. */
abstract class WithWorkers extends InABrowser {

    /** Waits until a worker looks after the page; gives the path of its script. */
    static final String CONTROLLED = """
            () => new Promise((resolve) => {
              const look = () => {
                const { controller } = navigator.serviceWorker;
                return controller?.state === 'activated' ? resolve(new URL(controller.scriptURL).pathname) : setTimeout(look, 50);
              };
              look();
            })""";

    static BrowserContext withWorkers() {
        return visitor(new Browser.NewContextOptions()
                .setServiceWorkers(ServiceWorkerPolicy.ALLOW)
                .setLocale("en-GB"));
    }
}
