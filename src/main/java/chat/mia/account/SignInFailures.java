package chat.mia.account;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Interval;
import chat.mia.database.OneReplica;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of {@code sign_in_failure}: at most so many in any window, shared by all replicas. A bucket is the keyed hash
 * of whatever failures are counted for.
 */
@ApplicationScoped
class SignInFailures {

    /**
     * What became of an attempt.
     *
     * @param at identifies what was counted; empty where the bucket is full
     * @param untilNext how long until the bucket takes another one
     */
    record Result(Optional<OffsetDateTime> at, Duration untilNext) {}

    /** Of whoever forgets. */
    private static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d74727973L);

    private static final String COUNT = "SELECT * FROM count_sign_in_failure($1, $2, make_interval(secs => $3))";
    private static final String TAKE_BACK =
            "UPDATE sign_in_failure SET failed_at = array_remove(failed_at, $2) WHERE bucket = $1";
    private static final String CLEAR = "DELETE FROM sign_in_failure WHERE bucket = $1";
    private static final String FIND = "SELECT bucket, failed_at FROM sign_in_failure WHERE bucket = ANY ($1)";

    /** As text, since the session that this runs on knows no arrays of bytes. */
    private static final String ERASE = """
            DELETE FROM sign_in_failure
             WHERE bucket IN (SELECT decode(hex, 'hex') FROM unnest(string_to_array(?1, ',')) hex)
            """;

    private static final String FORGET =
            "DELETE FROM sign_in_failure WHERE cardinality(failures_within(failed_at, make_interval(secs => $1))) = 0";

    private final Pool database;
    private final OneReplica oneReplica;
    private final SignInConfig config;

    /** @throws IllegalStateException where the limit allows nothing */
    SignInFailures(Pool database, OneReplica oneReplica, SignInConfig config) {
        this.database = database;
        this.oneReplica = oneReplica;
        this.config = config;
        if (config.account().failures() < 1 || windowSeconds() <= 0) {
            throw new IllegalStateException("mia.sign-in.account.* must allow something, within more than no time");
        }
    }

    /** Counts one failure more, or tells that there are too many. */
    Uni<Result> count(byte[] bucket) {
        return database.preparedQuery(COUNT)
                .execute(Tuple.of(Buffer.buffer(bucket), config.account().failures(), windowSeconds()))
                .map(rows -> result(rows.iterator().next()));
    }

    /** Takes one back that was counted. */
    Uni<Void> takeBack(byte[] bucket, OffsetDateTime at) {
        return database.preparedQuery(TAKE_BACK)
                .execute(Tuple.of(Buffer.buffer(bucket), at))
                .replaceWithVoid();
    }

    /** Takes all back. */
    Uni<Void> clear(byte[] bucket) {
        return database.preparedQuery(CLEAR)
                .execute(Tuple.of(Buffer.buffer(bucket)))
                .replaceWithVoid();
    }

    /** When failures were made that still count or did so lately, oldest first, by bucket; none where there were none. */
    Uni<Map<ByteBuffer, List<Instant>>> find(List<byte[]> buckets) {
        Buffer[] wanted = buckets.stream().map(Buffer::buffer).toArray(Buffer[]::new);
        return database.preparedQuery(FIND)
                .execute(Tuple.tuple().addValue(wanted))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> ByteBuffer.wrap(row.getBuffer("bucket").getBytes()), SignInFailures::times)));
    }

    /** Takes all of many back, on the Hibernate Reactive session of the caller's transaction. */
    Uni<Void> erase(List<byte[]> buckets) {
        String all = buckets.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(","));
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(ERASE).setParameter(1, all).executeUpdate())
                .replaceWithVoid();
    }

    /** Deletes the rows in which nothing counts any more. One replica at a time does it. */
    @Scheduled(every = "15m", delayed = "15m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return oneReplica
                .does(LOCK, connection -> connection.preparedQuery(FORGET).execute(Tuple.of(windowSeconds())))
                .replaceWithVoid();
    }

    private double windowSeconds() {
        return Interval.seconds(config.account().window());
    }

    private static Result result(Row row) {
        Double wait = row.getDouble("wait_seconds");
        return new Result(
                Optional.ofNullable(row.getOffsetDateTime("counted_at")),
                Duration.ofMillis(wait == null ? 0 : Math.round(wait * 1000)));
    }

    private static List<Instant> times(Row row) {
        return Stream.of(row.getArrayOfOffsetDateTimes("failed_at"))
                .map(at -> at.toInstant().truncatedTo(ChronoUnit.SECONDS))
                .toList();
    }
}
