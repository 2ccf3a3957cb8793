package chat.mia.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads request bodies, and no more than {@value #MAX_BYTES} bytes of one, whether announced or chunked.
 *
 * <p>The body is read before routing but refused after it, so that a wrong method is told first, as the contract's
 * order of checks wants. What is over the limit is read on and thrown away up to {@value #MAX_DISCARDED_BYTES} bytes,
 * because a client that is still sending would see a broken connection instead of the answer.
 */
@Singleton
class BodyLimit {

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_DISCARDED_BYTES = 1024 * 1024;
    private static final long MAX_MILLIS = 10_000;
    private static final long LINGER_MILLIS = 1_000;

    private static final String BODY = BodyLimit.class.getName() + ".body";
    private static final String TOO_LARGE = BodyLimit.class.getName() + ".tooLarge";

    void register(@Observes Filters filters) {
        filters.register(this::read, FilterOrder.BODY);
    }

    @ServerRequestFilter(priority = CheckOrder.SIZE)
    public void handOver(ContainerRequestContext request, RoutingContext context) {
        if (context.get(TOO_LARGE) != null) {
            throw WebProblem.bodyTooLarge();
        }
        Buffer body = context.get(BODY);
        if (body != null) {
            request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        }
    }

    /** The number of bytes in the body of this request; 0 where there is none. */
    static int length(RoutingContext context) {
        Buffer body = context.get(BODY);
        return body == null ? 0 : body.length();
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!hasBody(request)) {
            context.next();
            return;
        }
        if (announcedLength(request) > MAX_DISCARDED_BYTES) {
            refuse(context);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        Reading reading = new Reading(context);
        request.handler(reading::take).endHandler(ignored -> reading.end()).resume();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return !request.isEnded() && UnsafeMethods.isUnsafe(request);
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static void refuse(RoutingContext context) {
        context.put(TOO_LARGE, true);
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        // Not at once: a client that is still sending would lose the answer with the connection.
        context.addEndHandler(answered -> context.vertx()
                .setTimer(LINGER_MILLIS, later -> context.request().connection().close()));
        context.next();
    }

    /** What has come of one body. */
    private static final class Reading {

        private final RoutingContext context;
        private final Buffer body = Buffer.buffer();
        private final long timer;
        private long seen;

        /** Who dribbles a body in byte by byte would otherwise hold its connection for as long as it likes. */
        Reading(RoutingContext context) {
            this.context = context;
            timer = context.vertx()
                    .setTimer(MAX_MILLIS, late -> context.request().connection().close());
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }

        void take(Buffer chunk) {
            boolean refused = seen > MAX_DISCARDED_BYTES;
            seen += chunk.length();
            if (seen <= MAX_BYTES) {
                body.appendBuffer(chunk);
            } else if (seen > MAX_DISCARDED_BYTES && !refused) {
                refuse(context);
            }
        }

        void end() {
            context.vertx().cancelTimer(timer);
            if (seen > MAX_DISCARDED_BYTES) {
                return;
            }
            context.put(seen > MAX_BYTES ? TOO_LARGE : BODY, seen > MAX_BYTES ? Boolean.TRUE : body);
            context.next();
        }
    }
}
