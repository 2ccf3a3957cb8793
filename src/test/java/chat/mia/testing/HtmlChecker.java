package chat.mia.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nu.validator.client.EmbeddedValidator;

/** The Nu Html Checker, the one of validator.w3.org. */
public final class HtmlChecker {

    /** It walks its schema by recursion, deeper than the default allows. */
    private static final long STACK_BYTES = 64L << 20;

    private HtmlChecker() {}

    /** Its errors and warnings, a line each; empty where it has none. */
    public static String complaints(String page) throws InterruptedException, ExecutionException {
        FutureTask<String> check = new FutureTask<>(() -> check(page));
        new Thread(null, check, "html-checker", STACK_BYTES).start();
        return check.get();
    }

    private static String check(String page) throws Exception {
        EmbeddedValidator checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        return checker.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }
}
