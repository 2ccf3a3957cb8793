package chat.mia.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of refusals: after each of them all tables hold what they held before it. */
public abstract class NothingChanges {

    @Inject
    protected Tables tables;

    private Map<String, String> before;

    @BeforeEach
    void remember() {
        before = tables.contents();
    }

    @AfterEach
    void nothingChanged() {
        assertEquals(before, tables.contents());
    }
}
