package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.LoadClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that each send their next request as soon as the one before was answered. */
final class Load implements AutoCloseable {

    /** One person, and how often he has come round. */
    private record Loop(LoadClient client, String session, AtomicInteger rounds, Thread thread) {}

    private final List<Loop> loops = new ArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /** Signs them up, and lets them begin. */
    Load(String address, int clients) throws IOException, InterruptedException {
        for (int number = 0; number < clients; number++) {
            LoadClient client = new LoadClient(address);
            client.signUp();
            AtomicInteger rounds = new AtomicInteger();
            loops.add(new Loop(client, client.session(), rounds, new Thread(() -> run(client, rounds))));
        }
        loops.forEach(loop -> loop.thread().start());
    }

    /** Waits until everybody has come round this often from now on, or somebody has lost a request. */
    void awaitRounds(int more) throws InterruptedException {
        for (Loop loop : loops) {
            int until = loop.rounds().get() + more;
            for (int attempt = 0; attempt < 1_200 && loop.rounds().get() < until && lost.isEmpty(); attempt++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertEquals(List.of(), lost);
            assertTrue(loop.rounds().get() >= until, "somebody did not come round within a minute");
        }
    }

    /** Lets everybody finish his round, and tells what was lost. */
    List<String> stop() throws InterruptedException {
        stopped = true;
        for (Loop loop : loops) {
            loop.thread().join();
        }
        return lost;
    }

    void requireTheSameSessions() throws IOException, InterruptedException {
        for (Loop loop : loops) {
            loop.client().refresh();
            assertEquals(loop.session(), loop.client().session());
        }
    }

    private void run(LoadClient client, AtomicInteger rounds) {
        while (!stopped) {
            try {
                client.round();
                rounds.incrementAndGet();
            } catch (IOException | InterruptedException | AssertionError e) {
                lost.add(e.toString());
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
