package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of the four themes, from the style sheet itself. */
class ThemesTest {

    private static final Path SHEET = Path.of("src/main/resources/META-INF/resources/kit/page.css");
    private static final Path CHARTS = SHEET.resolveSibling("admin/chart.css");
    private static final String LIGHT = ":root {";
    private static final String DEVICE_DARK = ":root:not([data-theme]) {";

    private static String sheet;
    private static String charts;

    @BeforeAll
    static void read() throws IOException {
        sheet = Files.readString(SHEET);
        charts = Files.readString(CHARTS);
    }

    /** WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text, whatever it stands on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                LIGHT,
                DEVICE_DARK,
                ":root[data-theme=\"dark\"] {",
                ":root[data-theme=\"amoled\"] {",
                ":root[data-theme=\"midnight\"] {"
            })
    void theme_text_standsOutFromEverythingBehindIt(String theme) {
        Map<String, String> colors = colors(theme);

        assertEquals(colors(LIGHT).keySet(), colors.keySet());
        for (String ground : new String[] {"paper", "card", "tint"}) {
            for (String text : new String[] {"ink", "soft", "accent", "good", "bad"}) {
                assertContrast(colors, text, ground);
            }
        }
        assertContrast(colors, "accent-ink", "accent");
    }

    /** WCAG 2.2, success criterion 1.4.11: 3 to 1 for what a picture is understood by. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                LIGHT,
                DEVICE_DARK,
                ":root[data-theme=\"dark\"] {",
                ":root[data-theme=\"amoled\"] {",
                ":root[data-theme=\"midnight\"] {"
            })
    void theme_ofCharts_standsOutFromTheCardAndFromWhatIsPicked(String theme) {
        Map<String, String> series = colors(charts, theme);

        assertEquals(Set.of("granted", "partial", "refused", "withdrawn", "rate"), series.keySet());
        series.forEach((name, color) -> {
            for (String ground : new String[] {"card", "tint"}) {
                double contrast = contrast(color, colors(theme).get(ground));
                assertTrue(contrast >= 3, name + " on " + ground + " has only " + contrast);
            }
        });
    }

    @Test
    void dark_byTheDeviceOrByChoice_isTheSame() {
        assertEquals(colors(DEVICE_DARK), colors(":root[data-theme=\"dark\"] {"));
        assertEquals(colors(charts, DEVICE_DARK), colors(charts, ":root[data-theme=\"dark\"] {"));
    }

    @Test
    void amoled_paper_isBlack() {
        assertEquals("#000000", colors(":root[data-theme=\"amoled\"] {").get("paper"));
    }

    private static void assertContrast(Map<String, String> colors, String text, String ground) {
        double contrast = contrast(colors.get(text), colors.get(ground));

        assertTrue(contrast >= 4.5, text + " on " + ground + " has only " + contrast);
    }

    private static double contrast(String color, String ground) {
        double one = luminance(color);
        double other = luminance(ground);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** WCAG 2.2, "relative luminance". */
    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> colors(String theme) {
        return colors(sheet, theme);
    }

    private static Map<String, String> colors(String sheet, String theme) {
        int start = sheet.indexOf(theme);
        assertTrue(start >= 0, theme);
        Map<String, String> colors = new TreeMap<>();
        Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});")
                .matcher(sheet.substring(start, sheet.indexOf('}', start)))
                .results()
                .forEach(color -> colors.put(color.group(1), color.group(2)));
        return colors;
    }
}
