package chat.mia.assertion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An issuer's keys in a file. */
final class JwksFile implements JwksSource {

    private final Vertx vertx;
    private final String path;

    JwksFile(Vertx vertx, Path path) {
        this.vertx = vertx;
        this.path = path.toString();
    }

    @Override
    public Uni<String> load() {
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem().readFile(path).toCompletionStage())
                .map(content -> content.toString(StandardCharsets.UTF_8));
    }
}
