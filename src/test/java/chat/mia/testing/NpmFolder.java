package chat.mia.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A copy of a folder in {@code src/test/js}, not among the sources that other tests look at, with the packages that its lock
 * file names.
 *
 * @param absence why Node, npm or a package cannot be had on this machine; empty where they can
 */
public record NpmFolder(Path path, String absence) {

    private static final Path SOURCES = Path.of("src/test/js");
    private static final Path COPIES = Path.of("target/js");

    /** Needs the registry of npm when it is called for the first time. */
    public static NpmFolder installed(String name) {
        Path folder = COPIES.resolve(name);
        copy(SOURCES.resolve(name), folder);
        List<String> install = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        String absence = Stream.of(List.of("node", "--version"), install)
                .map(command -> failure(folder, command))
                .filter(failure -> !failure.isEmpty())
                .findFirst()
                .orElse("");
        return new NpmFolder(folder, absence);
    }

    public boolean isUsable() {
        return absence.isEmpty();
    }

    /** The test that calls is skipped where it is not usable. */
    public NpmFolder assumed() {
        Assumptions.assumeTrue(isUsable(), absence);
        return this;
    }

    /** Runs one of the programs of its packages; gives what that printed where it failed, nothing where it did not. */
    public String failureOf(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node_modules/.bin/" + program));
        command.addAll(List.of(arguments));
        return failure(path, command);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String failure(Path folder, List<String> command) {
        Path output = folder.resolve("output.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroy();
            boolean fine = ended && process.exitValue() == 0;
            return fine ? "" : String.join(" ", command) + " fails: " + Files.readString(output);
        } catch (IOException e) {
            return command.get(0) + " is not installed";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
