package chat.mia.web;

import java.util.List;

/**
 * What little of a browser's description is kept: its family and the platform, no version and nothing else that would
 * help to tell one person from another.
 *
 * @param family for example {@code Firefox}; {@code Other} where it is not known
 * @param platform for example {@code Android}; {@code Other} where it is not known
 */
public record CoarseUserAgent(String family, String platform) {

    private record Mark(String text, String meaning) {}

    /** In this order: browsers name those they descend from, so the more particular name comes first. */
    private static final List<Mark> FAMILIES = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser", "Samsung Internet"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS", "Firefox"),
            new Mark("CriOS", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> PLATFORMS = List.of(
            new Mark("Android", "Android"),
            new Mark("iPhone", "iOS"),
            new Mark("iPad", "iOS"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    /** @param userAgent the header {@code User-Agent}; null where it is absent */
    public static CoarseUserAgent of(String userAgent) {
        return new CoarseUserAgent(first(FAMILIES, userAgent), first(PLATFORMS, userAgent));
    }

    /** Family and platform with a slash between them, as the ledger keeps it. */
    @Override
    public String toString() {
        return family + "/" + platform;
    }

    private static String first(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent != null && userAgent.contains(mark.text()))
                .map(Mark::meaning)
                .findFirst()
                .orElse("Other");
    }
}
