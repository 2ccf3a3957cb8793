package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.NpmFolder;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of docs/kit.md, as they stand there, built and run; and the types. Skipped where there is no browser, no Node
 * or no registry of npm.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FrameworksInABrowserTest extends InABrowser {

    private static final Path DOCUMENTATION = Path.of("docs/kit.md");
    private static final Path TYPES = Path.of("src/main/resources/META-INF/resources/kit/index.d.ts");

    private static NpmFolder folder;

    @BeforeAll
    static void build() throws IOException {
        folder = NpmFolder.installed("frameworks").assumed();
        Files.writeString(folder.path().resolve("docs-react.jsx"), example("React", "jsx"));
        Files.writeString(folder.path().resolve("docs-types.d.ts"), example("React", "ts"));
        Files.writeString(
                folder.path().resolve("docs-vue.js"), example("Vue", "js").replace("./App.vue", "./app.js"));
        Files.createDirectories(folder.path().resolve("types"));
        Files.copy(TYPES, folder.path().resolve("types/kit.d.ts"), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                "",
                folder.failureOf(
                        "esbuild",
                        "react.jsx",
                        "docs-vue.js",
                        "--bundle",
                        "--format=esm",
                        "--target=es2022",
                        "--jsx=automatic",
                        "--external:/kit/*",
                        "--define:process.env.NODE_ENV=\"production\"",
                        "--outdir=built"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"react", "docs-vue"})
    void example_ofAFramework_followsTheChoiceAndOpensTheSettings(String built) throws IOException {
        String script = Files.readString(folder.path().resolve("built/" + built + ".js"));
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            serve(visitor, "/built.js", "text/javascript", script);
            serve(visitor, "/analytics.js", "text/javascript", "window.ran = true;");
            App app = new App(
                    openApp(visitor, "", "<div id='app'></div><script type='module' src='/built.js'></script>"));
            assertThat(app.page().locator("#status")).hasText("unset");
            app.answer(0).click();
            assertThat(app.page().locator("#status")).hasText("granted");
            app.run("consent.withdraw()");
            assertThat(app.page().locator("#status")).hasText("refused");
            app.page().locator("#app button").click();

            assertThat(app.page().locator("dialog .mia-history li").first()).isVisible();
            assertEquals(List.of(), traffic.complaints());
            if (built.equals("react")) {
                app.await("window.ran");
            }
        }
    }

    @Test
    void example_withoutAFramework_followsTheChoiceAndOpensTheSettings() throws IOException {
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            serve(visitor, "/app.js", "text/javascript", example("Without a framework", "js"));
            App app = new App(openApp(visitor, "", example("Without a framework", "html")));
            app.answer(0).click();
            assertThat(app.page().locator("body")).hasClass("measured");
            app.run("consent.withdraw()");
            assertThat(app.page().locator("body")).not().hasClass("measured");
            app.page().locator("#privacy").click();

            assertThat(app.page().locator("dialog .mia-history li").first()).isVisible();
            assertEquals(List.of(), traffic.complaints());
        }
    }

    @Test
    void types_underTheCompiler_findEveryMistakeAndNothingElse() throws IOException {
        List<String> lines = Files.readAllLines(folder.path().resolve("wrong.ts"));
        List<Integer> mistakes = IntStream.rangeClosed(1, lines.size())
                .filter(line -> lines.get(line - 1).endsWith("// wrong"))
                .boxed()
                .toList();
        String report = folder.failureOf("tsc", "--project", "tsconfig.json");
        List<Integer> found = Pattern.compile("^(?:.*fails: )?wrong\\.ts\\((\\d+),.*error", Pattern.MULTILINE)
                .matcher(report)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();

        assertEquals(9, mistakes.size());
        assertEquals(mistakes, found, report);
        assertFalse(report.contains("sample.tsx(") || report.contains(".d.ts("), report);
    }

    private static String example(String section, String language) throws IOException {
        String text = Files.readString(DOCUMENTATION);
        String from = text.substring(text.indexOf("\n## " + section + "\n"));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(from)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
