package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceLabelTest {

    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux",
                "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0 | Firefox on Android",
                IPHONE + " (KHTML, like Gecko) FxiOS/128.0 Mobile/15E148 Safari/605.1.15 | Firefox on iOS",
                IPHONE + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | Safari on iOS",
                IPHONE + " (KHTML, like Gecko) CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1 | Chrome on iOS",
                IPHONE + " (KHTML, like Gecko) Mobile/15E148 | Safari on iOS",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5"
                        + " Safari/605.1.15 | Safari on macOS",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
                        + " Safari/537.36 Edg/126.0.0.0 | Edge on Windows",
                "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
                        + " Chrome/126.0.0.0 Mobile Safari/537.36 | Chrome WebView on Android",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
                        + " Safari/537.36 | Chrome on ChromeOS",
                "Mozilla/5.0 (X11; Linux x86_64) | Unknown browser on Linux",
                "curl/8.5.0 | curl"
            })
    void of_knownBrowser_isFamilyAndSystemWithoutVersions(String userAgent, String label) {
        assertEquals(label, DeviceLabel.of(userAgent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "Mozilla/5.0", "\u0000", "\u0000/1 CFNetwork"})
    void of_nothingKnown_saysSo(String userAgent) {
        assertTrue(DeviceLabel.of(userAgent).startsWith("Unknown browser"), DeviceLabel.of(userAgent));
    }

    @Test
    void of_noHeader_saysSo() {
        assertEquals("Unknown browser", DeviceLabel.of(null));
    }

    @Test
    void of_nameOutOfTheHeader_isCleanedAndCut() {
        String name = DeviceLabel.of("Mia\u0000<b>Chat\u001b/1.0 CFNetwork/1494 Darwin/23.4.0");
        String longName = DeviceLabel.of("M".repeat(200) + "/1.0 CFNetwork/1494 Darwin/23.4.0");

        assertTrue(name.matches("[\\w ]*Chat on iOS"), name);
        assertEquals("M".repeat(80), longName);
    }

    @Test
    void of_marksBehindTheLimit_areNotLookedAt() {
        assertEquals("Unknown browser", DeviceLabel.of("x".repeat(512) + " Firefox/140.0"));
    }
}
