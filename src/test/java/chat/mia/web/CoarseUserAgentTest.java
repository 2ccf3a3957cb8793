package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarseUserAgentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0 | Firefox/Android",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0"
                        + " Safari/537.36 Edg/129.0.0.0 | Edge/Windows",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36"
                        + " | Chrome/Linux",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.6 Mobile/15E148 Safari/604.1 | Safari/iOS",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6"
                        + " Safari/605.1.15 | Safari/macOS",
                "curl/8.5.0 | Other/Other",
            })
    void of_header_tellsFamilyAndPlatform(String header, String coarse) {
        assertEquals(coarse, CoarseUserAgent.of(header).toString());
    }

    @Test
    void of_noHeader_tellsNothing() {
        assertEquals("Other/Other", CoarseUserAgent.of(null).toString());
    }
}
