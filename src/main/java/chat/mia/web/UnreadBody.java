package chat.mia.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * The body of a request that is answered without it. It is let pass, so that the connection serves the next request; what
 * is larger than {@link BodyLimit#MAX_DISCARDED_BYTES}, or takes too long, closes the connection instead.
 */
public final class UnreadBody {

    private static final long MAX_MILLIS = 10_000;
    private static final long LINGER_MILLIS = 1_000;

    private final HttpServerRequest request;
    private final long timer;
    private long seen;

    private UnreadBody(RoutingContext context, long limit) {
        request = context.request();
        timer = context.vertx().setTimer(limit, late -> request.connection().close());
    }

    /** To be called before the answer is sent. Never waits. */
    public static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long announced = announced(request);
        if (announced == 0) {
            request.resume();
            return;
        }
        boolean tooLarge = announced > BodyLimit.MAX_DISCARDED_BYTES;
        if (tooLarge) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        // Not at once: a client that is still sending would lose the answer with the connection.
        UnreadBody body = new UnreadBody(context, tooLarge ? LINGER_MILLIS : MAX_MILLIS);
        request.handler(chunk -> body.pass(chunk.length()))
                .endHandler(ended -> context.vertx().cancelTimer(body.timer))
                .resume();
    }

    /** The length of the body; one byte where only the end will tell. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? 1 : 0;
    }

    private void pass(int length) {
        seen += length;
        if (seen > BodyLimit.MAX_DISCARDED_BYTES) {
            request.connection().close();
        }
    }
}
