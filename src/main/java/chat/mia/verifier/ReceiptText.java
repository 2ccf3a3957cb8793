package chat.mia.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a receipt says, in plain words. */
record ReceiptText(List<String> lines) {

    private static final Pattern SECOND = Pattern.compile("\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TEXT = Pattern.compile(".+", Pattern.DOTALL);

    private static final Map<String, String> ACTIONS = Map.of(
            "grant", "agreed",
            "refuse", "refused",
            "change", "changed the choice",
            "withdraw", "withdrew",
            "link", "brought the choice of a browser to an account");

    /** Members that must be text, by their JSON Pointer (RFC 6901). */
    private static final Map<String, Pattern> TEXTS = new TreeMap<>(Map.of(
            "/iss", TEXT,
            "/jti", UUID,
            "/sub", TEXT,
            "/event/time", SECOND,
            "/event/hash", SHA256,
            "/privacy_notice/version", TEXT,
            "/privacy_notice/url", TEXT,
            "/privacy_notice/sha256", SHA256,
            "/pii_controller/name", TEXT,
            "/withdrawal_method", TEXT));

    private static final Map<String, Set<JsonNodeType>> OTHERS = new TreeMap<>(Map.of(
            "/iat", Set.of(JsonNodeType.NUMBER),
            "/event/seq", Set.of(JsonNodeType.NUMBER),
            "/event/valid_until", Set.of(JsonNodeType.STRING, JsonNodeType.NULL),
            "/choices", Set.of(JsonNodeType.OBJECT),
            "/purposes", Set.of(JsonNodeType.ARRAY),
            "/notice/sha256", Set.of(JsonNodeType.STRING, JsonNodeType.NULL),
            "/notice/attested", Set.of(JsonNodeType.BOOLEAN),
            "/notice/language", Set.of(JsonNodeType.STRING, JsonNodeType.NULL),
            "/pii_controller/contact", Set.of(JsonNodeType.STRING),
            "/gpc", Set.of(JsonNodeType.BOOLEAN)));

    /** @throws Forged where it was signed by the right key, but is no receipt as this version knows them */
    static ReceiptText of(JsonNode receipt) throws Forged {
        require("1".equals(receipt.path("schema_version").textValue()), "/schema_version");
        for (var member : TEXTS.entrySet()) {
            String text = receipt.at(member.getKey()).textValue();
            require(text != null && member.getValue().matcher(text).matches(), member.getKey());
        }
        for (var member : OTHERS.entrySet()) {
            require(member.getValue().contains(receipt.at(member.getKey()).getNodeType()), member.getKey());
        }
        require(ACTIONS.containsKey(receipt.at("/event/type").asText()), "/event/type");
        for (JsonNode choice : receipt.get("choices")) {
            require(choice.isBoolean(), "/choices");
        }
        require(
                receipt.at("/notice/attested").booleanValue()
                        == !receipt.at("/notice/sha256").isNull(),
                "/notice");
        return new ReceiptText(words(receipt));
    }

    private static void require(boolean holds, String member) throws Forged {
        if (!holds) {
            throw new Forged("its member " + member + " is missing, or not what a receipt of version 1 has there");
        }
    }

    private static List<String> words(JsonNode receipt) {
        List<String> lines = new ArrayList<>();
        lines.add("At " + receipt.at("/event/time").asText() + " somebody "
                + ACTIONS.get(receipt.at("/event/type").asText())
                + (receipt.get("gpc").booleanValue() ? ", in a browser that sent Global Privacy Control:" : ":"));
        receipt.get("choices")
                .properties()
                .forEach(choice ->
                        lines.add("  " + (choice.getValue().booleanValue() ? "Yes to " : "No to ") + choice.getKey()));
        for (JsonNode purpose : receipt.get("purposes")) {
            lines.add("  " + purpose.path("id").asText() + " means: "
                    + purpose.path("text").asText());
        }
        lines.add(
                receipt.at("/event/valid_until").isNull()
                        ? "It brought no choice."
                        : "It counts until " + receipt.at("/event/valid_until").asText()
                                + ", unless another choice followed.");
        lines.add("Asked by " + receipt.at("/pii_controller/name").asText() + " ("
                + receipt.at("/pii_controller/contact").asText() + "), which takes it back at "
                + receipt.get("withdrawal_method").asText());
        lines.add("Policy of version " + receipt.at("/privacy_notice/version").asText() + ", "
                + receipt.at("/privacy_notice/url").asText() + ", SHA-256 "
                + receipt.at("/privacy_notice/sha256").asText());
        lines.add(notice(receipt.get("notice")));
        lines.add("Event " + receipt.get("jti").asText() + ", number "
                + receipt.at("/event/seq").asText() + " of the pseudonym "
                + receipt.get("sub").asText() + ", hash "
                + receipt.at("/event/hash").asText());
        lines.add("Issued by " + receipt.get("iss").asText());
        return lines;
    }

    private static String notice(JsonNode notice) {
        String language = notice.get("language").isNull()
                ? ""
                : ", in " + notice.get("language").asText();
        return notice.get("attested").booleanValue()
                ? "The text shown has the SHA-256 " + notice.get("sha256").asText() + language
                : "The text shown is not attested" + language;
    }
}
