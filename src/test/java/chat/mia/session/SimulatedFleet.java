package chat.mia.session;

import chat.mia.session.Simulation.Course;
import chat.mia.session.Simulation.Theft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Several simulated services side by side, on one database. */
final class SimulatedFleet implements AutoCloseable {

    private static final int SERVICES = 4;

    private final BlockingQueue<SimulatedService> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(SERVICES);

    SimulatedFleet(Supplier<SimulatedService> service) {
        for (int number = 0; number < SERVICES; number++) {
            idle.add(service.get());
        }
    }

    /** That many sessions, the seed of each following from the first; in this order. */
    List<Course> run(long seed, int sessions, Conditions conditions, Theft theft) throws Exception {
        List<Future<Course>> running = new ArrayList<>();
        for (int number = 0; number < sessions; number++) {
            long own = seed + number;
            running.add(threads.submit(() -> run(own, conditions, theft)));
        }
        List<Course> courses = new ArrayList<>();
        for (Future<Course> course : running) {
            courses.add(course.get());
        }
        return courses;
    }

    private Course run(long seed, Conditions conditions, Theft theft) throws InterruptedException {
        SimulatedService service = idle.take();
        try {
            return Simulation.run(service, seed, conditions, theft);
        } finally {
            idle.add(service);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        idle.forEach(SimulatedService::close);
    }
}
