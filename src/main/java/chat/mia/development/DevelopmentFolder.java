package chat.mia.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of data and secrets, held by one JVM at a time: a second one would take the first one's database over and
 * stop it at its own end. * The operating system lets the lock go when the JVM ends, however it ends.
 */
record DevelopmentFolder(Path path) {

    /** @throws IllegalStateException where another JVM holds it */
    static DevelopmentFolder claim(Path path) throws IOException {
        Files.createDirectories(path);
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another quarkus:dev runs in this folder. Stop it first.");
        }
        // Something must keep hold of it, or the garbage collector lets the lock go.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> release(channel)));
        return new DevelopmentFolder(path);
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
