package chat.mia.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A reader of an event stream that sees every line, and hangs up when it is closed. */
public final class EventReader implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader lines;

    /** @param headers lines without their ends */
    public EventReader(int port, String query, String... headers) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        OutputStream out = socket.getOutputStream();
        List<String> request = new ArrayList<>(List.of(
                "GET /api/v1/events" + query + " HTTP/1.1",
                "Host: localhost",
                "Accept: text/event-stream",
                "Authorization: " + ServiceClient.basic(ServiceClient.ID, ServiceClient.SECRET)));
        request.addAll(List.of(headers));
        out.write((String.join("\r\n", request) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The number in the status line. */
    public int status() throws IOException {
        return Integer.parseInt(lines.readLine().split(" ")[1]);
    }

    /** The rest of the next line that begins so; empty at the end of the stream. */
    public String next(String begin) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(begin)) {
                return line.substring(begin.length()).strip();
            }
        }
        return "";
    }

    /** Whether nothing comes for so long. */
    public boolean isSilentFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return next("data:").isEmpty();
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout(30_000);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
