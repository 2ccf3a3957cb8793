package chat.mia.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged until this is closed, with the stack traces. */
public final class LogLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {
        setFormatter(new PatternFormatter("%p [%c] %s%e"));
    }

    /** Begins to listen to all loggers. */
    public static LogLines listen() {
        LogLines listening = new LogLines();
        Logger.getLogger("").addHandler(listening);
        return listening;
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Those of one logger. */
    public List<String> of(String logger) {
        return lines.stream().filter(line -> line.contains("[" + logger + "]")).toList();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(getFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
