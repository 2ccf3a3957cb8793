package chat.mia.assertion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** An issuer's keys at an address. Redirects are not followed: the operator named this address and no other. */
final class JwksAddress implements JwksSource {

    /** More than any issuer publishes; a longer answer is not read. */
    private static final int MAX_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions request;
    private final Duration timeout;

    /** @param options with what TLS needs beyond the certificates that the platform trusts */
    JwksAddress(Vertx vertx, URI address, Duration timeout, HttpClientOptions options) {
        this.vertx = vertx;
        this.timeout = timeout;
        request = new RequestOptions()
                .setAbsoluteURI(address.toString())
                .setFollowRedirects(false)
                .putHeader("Accept", "application/jwk-set+json, application/json");
        // Asked so seldom that a connection kept open would only be found broken.
        client = vertx.createHttpClient(options.setSsl("https".equals(address.getScheme()))
                .setConnectTimeout((int) timeout.toMillis())
                .setKeepAlive(false)
                // The issuer needs to know nothing of the call that its keys are for.
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    @Override
    public Uni<String> load() {
        return Uni.createFrom()
                .completionStage(() -> client.request(new RequestOptions(request))
                        .compose(this::send)
                        .toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TimeoutException("No answer within " + timeout));
    }

    private Future<String> send(HttpClientRequest opened) {
        long limit = vertx.setTimer(timeout.toMillis(), late -> opened.reset());
        return opened.send().compose(JwksAddress::read).onComplete(done -> vertx.cancelTimer(limit));
    }

    private static Future<String> read(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            response.request().reset();
            return Future.failedFuture(new IllegalStateException("It answers " + response.statusCode()));
        }
        Promise<String> whole = Promise.promise();
        Buffer content = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(content.toString(StandardCharsets.UTF_8)));
        response.handler(part -> {
            content.appendBuffer(part);
            if (content.length() > MAX_BYTES) {
                whole.tryFail(new IllegalStateException("Its answer is longer than " + MAX_BYTES + " bytes"));
                response.request().reset();
            }
        });
        return whole.future();
    }
}
