package chat.mia.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL wrote of itself into its data directory. The layout is fixed: process id, data directory, start time,
 * port (PostgreSQL, pidfile.h).
 */
record PidFile(long pid, int port) {

    static final String NAME = "postmaster.pid";

    /** Empty where there is none, or a half-written one. */
    static Optional<PidFile> of(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines =
                Files.readAllLines(file).stream().map(String::strip).toList();
        boolean whole = lines.size() >= 4
                && lines.get(0).matches("\\d{1,9}")
                && lines.get(3).matches("\\d{1,5}");
        return whole
                ? Optional.of(new PidFile(Long.parseLong(lines.get(0)), Integer.parseInt(lines.get(3))))
                : Optional.empty();
    }

    /** The process with this number, whatever it is by now. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid);
    }

    /** Whether that process is a PostgreSQL, of this or another folder. */
    boolean namesPostgres() {
        return process()
                .flatMap(process -> process.info().command())
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
