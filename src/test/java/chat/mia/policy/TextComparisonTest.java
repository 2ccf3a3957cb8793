package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.policy.TextComparison.Paragraph;
import chat.mia.policy.TextComparison.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextComparisonTest {

    @Test
    void of_sameText_isEmpty() {
        assertEquals(List.of(), TextComparison.of(List.of("One.", "Two."), List.of("One.", "Two.")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It stays for 30 days at most.  | It stays for 14 days at most. | It stays for [-30][+14] days at most.",
                "It stays for 30 days.          | It stays for 30 days, or less. | It stays for 30 [-days.][+days, or less.]",
                "We never ask you twice for it. | We ask you twice for it.      | We [-never ]ask you twice for it.",
                "Вибір діє дванадцять місяців. | Вибір діє шість місяців.     | Вибір діє [-дванадцять][+шість] місяців.",
            })
    void of_changedParagraph_tellsTheWords(String from, String to, String expected) {
        assertEquals(List.of(expected), written(TextComparison.of(List.of("First.", from), List.of("First.", to))));
    }

    @Test
    void of_paragraphThatSharesLittle_isToldAsOneThatWentAndOneThatCame() {
        assertEquals(
                List.of("[-Cookies are small text files.]", "[+Nobody else gets to see a thing.]"),
                written(TextComparison.of(
                        List.of("Cookies are small text files."), List.of("Nobody else gets to see a thing."))));
    }

    @Test
    void of_paragraphsThatCameAndWent_areToldWhole() {
        assertEquals(
                List.of("[+Zero.]"),
                written(TextComparison.of(List.of("One.", "Two."), List.of("Zero.", "One.", "Two."))));
        assertEquals(List.of("[-Two.]"), written(TextComparison.of(List.of("One.", "Two."), List.of("One."))));
    }

    @Test
    void of_twoForOne_tellsTheSecondWhole() {
        assertEquals(
                List.of("It lasts [-12][+6] months in all browsers.", "[+More.]"),
                written(TextComparison.of(
                        List.of("It lasts 12 months in all browsers."),
                        List.of("It lasts 6 months in all browsers.", "More."))));
    }

    private static List<String> written(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> paragraph.words().stream()
                        .map(TextComparisonTest::written)
                        .collect(Collectors.joining()))
                .toList();
    }

    private static String written(Words words) {
        return switch (words.kind()) {
            case KEPT -> words.text();
            case REMOVED -> "[-" + words.text() + "]";
            case ADDED -> "[+" + words.text() + "]";
        };
    }
}
