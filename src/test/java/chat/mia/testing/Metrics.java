package chat.mia.testing;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** What {@code /q/metrics} says, in the text format of Prometheus. */
public final class Metrics {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{(.*)\\})? [-+0-9.EeNaInf]+$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final String text;

    private Metrics(String text) {
        this.text = text;
    }

    public static Metrics now() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return new Metrics(given().port(port)
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** The names of all series that can be asked for, each with the names of its labels. */
    public Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        SAMPLE.matcher(text)
                .results()
                .forEach(sample ->
                        named(sample.group(2), labels.computeIfAbsent(sample.group(1), first -> new TreeSet<>())));
        return labels;
    }

    /** All values that a label has anywhere. */
    public Set<String> values(String label) {
        Set<String> values = new TreeSet<>();
        Matcher found = LABEL.matcher(text);
        while (found.find()) {
            if (found.group(1).equals(label)) {
                values.add(found.group(2));
            }
        }
        return values;
    }

    /** The type of a series, as Prometheus calls it; in its text format a counter's family may lack the last part. */
    public String type(String series) {
        String family = series.replaceFirst("_total$", "") + "(?:_total)?";
        Matcher type = Pattern.compile("(?m)^# TYPE " + family + " (\\w+)$").matcher(text);
        return type.find() ? type.group(1) : "";
    }

    private static void named(String labels, Set<String> names) {
        if (labels != null) {
            LABEL.matcher(labels).results().forEach(label -> names.add(label.group(1)));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
