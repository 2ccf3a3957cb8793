package chat.mia.policy;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What was changed in a text, paragraph by paragraph and within a paragraph word by word. */
final class TextComparison {

    /** Words and the spaces between them, so that joined again they give the text. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

    /** Paragraphs that share less than this part are easier read one after the other than woven together. */
    private static final double SHARED = 0.4;

    /** What happened to words. */
    enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    /** Words in a row that the same happened to. */
    public record Words(Kind kind, String text) {

        public boolean isRemoved() {
            return kind == Kind.REMOVED;
        }

        public boolean isAdded() {
            return kind == Kind.ADDED;
        }
    }

    /** A paragraph that is not what it was; joined, its words that were not added give the old one. */
    public record Paragraph(List<Words> words) {

        public Paragraph {
            words = List.copyOf(words);
        }
    }

    private TextComparison() {}

    /** The paragraphs that differ, in their order; empty where the texts are the same. */
    static List<Paragraph> of(List<String> from, List<String> to) {
        List<Paragraph> changed = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(from, to).getDeltas()) {
            List<String> before = delta.getSource().getLines();
            List<String> after = delta.getTarget().getLines();
            int pairs = Math.min(before.size(), after.size());
            for (int i = 0; i < pairs; i++) {
                changed.addAll(pair(before.get(i), after.get(i)));
            }
            before.subList(pairs, before.size()).forEach(text -> changed.add(whole(Kind.REMOVED, text)));
            after.subList(pairs, after.size()).forEach(text -> changed.add(whole(Kind.ADDED, text)));
        }
        return changed;
    }

    private static List<Paragraph> pair(String before, String after) {
        List<Words> woven = weave(words(before), words(after));
        int kept = woven.stream()
                .filter(words -> words.kind() == Kind.KEPT)
                .mapToInt(words -> words.text().strip().length())
                .sum();
        return kept < SHARED * Math.max(before.length(), after.length())
                ? List.of(whole(Kind.REMOVED, before), whole(Kind.ADDED, after))
                : List.of(new Paragraph(woven));
    }

    private static List<Words> weave(List<String> before, List<String> after) {
        List<Words> woven = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
            boolean same = delta.getType() == DeltaType.EQUAL;
            add(woven, same ? Kind.KEPT : Kind.REMOVED, delta.getSource().getLines());
            if (!same) {
                add(woven, Kind.ADDED, delta.getTarget().getLines());
            }
        }
        return woven;
    }

    private static void add(List<Words> woven, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            woven.add(new Words(kind, String.join("", words)));
        }
    }

    private static List<String> words(String text) {
        return List.of(BETWEEN_WORDS.split(text));
    }

    private static Paragraph whole(Kind kind, String text) {
        return new Paragraph(List.of(new Words(kind, text)));
    }
}
