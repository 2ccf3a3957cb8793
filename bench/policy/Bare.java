import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * A bare Vert.x server that answers every request with the same bytes as the service answered one: status line, headers and
 * body. Arguments: the port to listen on, the address to copy, and the value of Accept-Encoding to copy it with.
 */
class Bare extends AbstractVerticle {

    private final int port;
    private final Map<String, List<String>> headers;
    private final Buffer body;

    private Bare(int port, HttpResponse<byte[]> copied) {
        this.port = port;
        this.headers = copied.headers().map();
        this.body = Buffer.buffer(copied.body());
    }

    @Override
    public void start() {
        vertx.createHttpServer(new HttpServerOptions().setPort(port))
                .requestHandler(request -> {
                    headers.forEach((name, values) -> request.response().putHeader(name, values));
                    request.response().end(body);
                })
                .listen();
    }

    public static void main(String[] arguments) throws Exception {
        HttpResponse<byte[]> copied = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(arguments[1]))
                                .header("Accept-Encoding", arguments[2])
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        int port = Integer.parseInt(arguments[0]);
        // As many event loops as the service has.
        int loops = 2 * Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(() -> new Bare(port, copied), new DeploymentOptions().setInstances(loops))
                .onSuccess(deployed -> System.out.println("listening"));
    }
}
