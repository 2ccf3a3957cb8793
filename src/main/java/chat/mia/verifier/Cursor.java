package chat.mia.verifier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a query, one after the other, of which one page at a time is in memory. */
final class Cursor<T> implements AutoCloseable {

    private static final int PAGE = 1000;

    /** Makes an item of the row that the result set stands on. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Reader<T> reader;
    private Optional<T> next;

    private Cursor(PreparedStatement statement, ResultSet rows, Reader<T> reader) {
        this.statement = statement;
        this.rows = rows;
        this.reader = reader;
    }

    /** @param database in a transaction: without one the driver would fetch all rows at once */
    static <T> Cursor<T> of(Connection database, String query, Reader<T> reader) throws SQLException {
        PreparedStatement statement = database.prepareStatement(query);
        statement.setFetchSize(PAGE);
        Cursor<T> cursor = new Cursor<>(statement, statement.executeQuery(), reader);
        cursor.advance();
        return cursor;
    }

    boolean hasNext() {
        return next.isPresent();
    }

    /** The row that {@link #next} will give; empty after the last one. */
    Optional<T> peek() {
        return next;
    }

    T next() throws SQLException {
        T current = next.orElseThrow(NoSuchElementException::new);
        advance();
        return current;
    }

    private void advance() throws SQLException {
        next = rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
