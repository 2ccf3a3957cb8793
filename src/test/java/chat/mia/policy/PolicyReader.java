package chat.mia.policy;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a reader finds on the policy's page. */
record PolicyReader(String html) {

    private static final Pattern SECTION =
            Pattern.compile("<section aria-labelledby=\"section-([a-z-]+)\">(.*?)</section>", Pattern.DOTALL);
    private static final Pattern PART =
            Pattern.compile("<h3 id=\"section-[a-z]+-([a-z-]+)\">((?:(?!<h3).)*)", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("<tr[^>]*>\\s*<th scope=\"row\"[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern BLOCK =
            Pattern.compile("<(h2|h3|p|td|th scope=\"row\")(?=[ >])[^>]*>(.*?)</(?:h2|h3|p|td|th)>", Pattern.DOTALL);

    /** A row of a table: its cells, and the part of the section that it stands in. */
    record Row(String part, List<String> cells) {}

    static PolicyReader in(String language) {
        return new PolicyReader(given().queryParam("lang", language)
                .get("/legal/cookies")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    List<String> sections() {
        return matches(SECTION, html).map(match -> match.group(1)).toList();
    }

    /** The plain text of one section. */
    String section(String id) {
        return text(sectionHtml(id));
    }

    /** The plain text above the sections. */
    String top() {
        return text(html.substring(html.indexOf("<h1>"), html.indexOf("<section ")));
    }

    List<String> headings(String element) {
        return matches(Pattern.compile("<" + element + "\\b[^>]*>(.*?)</" + element + ">"), html)
                .map(match -> text(match.group(1)))
                .toList();
    }

    List<String> parts(String section) {
        return matches(PART, sectionHtml(section)).map(match -> match.group(1)).toList();
    }

    /** All rows of all tables, in their order. */
    List<Row> rows() {
        return matches(PART, html)
                .flatMap(part -> matches(ROW, part.group(2)).map(row -> new Row(part.group(1), cells(row.group()))))
                .toList();
    }

    /** Everything that the sections say, block by block. */
    List<String> blocks() {
        return matches(SECTION, html)
                .flatMap(section -> matches(BLOCK, section.group(2)))
                .map(block -> text(block.group(2)))
                .toList();
    }

    private String sectionHtml(String id) {
        return matches(SECTION, html)
                .filter(match -> match.group(1).equals(id))
                .map(match -> match.group(2))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cells(String row) {
        return matches(BLOCK, row).map(cell -> text(cell.group(2))).toList();
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .trim();
    }
}
