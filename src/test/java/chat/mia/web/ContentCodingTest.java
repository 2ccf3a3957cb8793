package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    @Test
    void best_withoutHeader_isIdentity() {
        assertEquals(Optional.of(ContentCoding.IDENTITY), ContentCoding.best(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br, zstd",
                "br;q=1, gzip;q=0.001",
                "*",
                "gzip;q=0.5, identity;q=0.5",
                "identity;q=0, *",
                "gzip ; q=1.000"
            })
    void best_gzipLikedBest_isGzip(String accepted) {
        assertEquals(Optional.of(ContentCoding.GZIP), ContentCoding.best(accepted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br, zstd",
                "gzip;q=0",
                "gzip;q=0.000, *",
                "gzip;q=0.3, identity;q=0.7",
                "gzip;Q=0",
                "gzip;q=much",
                "*;q=0, identity;q=0.1",
                "gzipped"
            })
    void best_gzipRefusedOrUnsaid_isIdentity(String accepted) {
        assertEquals(Optional.of(ContentCoding.IDENTITY), ContentCoding.best(accepted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity;q=0", "gzip;q=0, identity;q=0", "*;q=0", "br, *;q=0"})
    void best_bothRefused_isNone(String accepted) {
        assertEquals(Optional.empty(), ContentCoding.best(accepted));
    }
}
