package chat.mia.consent;

import chat.mia.consent.ConsentHead.Choice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The claim {@code consent} of an access token: what other services need to obey the account's choice without asking.
 *
 * @param s {@code unset} where the account never chose, else {@code set}, for expired and outdated choices too
 * @param v the policy version of the choice; null where unset, like all that follow
 * @param g the categories that may be used; empty where the choice is a refusal, has expired, is outdated, or is
 *     switched off by Global Privacy Control
 * @param at when it was made, in epoch seconds
 * @param exp from when on it does not count, in epoch seconds
 * @param gpc whether it was made under Global Privacy Control
 */
public record ConsentClaim(String s, String v, List<String> g, Long at, Long exp, Boolean gpc) {

    private static final String UNSET = "unset";
    private static final String SET = "set";

    public ConsentClaim {
        g = g == null ? null : List.copyOf(g);
    }

    static ConsentClaim of(ConsentHead head, Circumstances circumstances) {
        return head.choice()
                .map(choice -> new ConsentClaim(
                        SET,
                        choice.policyVersion(),
                        List.copyOf(circumstances.granted(head)),
                        choice.decidedAt().getEpochSecond(),
                        choice.expiresAt().getEpochSecond(),
                        choice.gpc()))
                .orElse(new ConsentClaim(UNSET, null, null, null, null, null));
    }

    /** The members for the token, only {@code s} where unset: strings, a list of strings, longs and a boolean. */
    public Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("s", s);
        if (s.equals(SET)) {
            members.put("v", v);
            members.put("g", g);
            members.put("at", at);
            members.put("exp", exp);
            members.put("gpc", gpc);
        }
        return members;
    }

    /**
     * The choice that a claim tells of. It is not always the stored one: a Yes that did not count when the token was
     * made comes back as a refusal of the same version and times.
     *
     * @param claim plain Java values as in {@link #toMap}; any kind of number
     * @throws IllegalArgumentException where a member is missing or of another type
     */
    public static ConsentHead headOf(Map<String, ?> claim) {
        if (UNSET.equals(claim.get("s"))) {
            return ConsentHead.UNSET;
        }
        if (SET.equals(claim.get("s"))
                && claim.get("v") instanceof String version
                && claim.get("g") instanceof List<?> granted
                && claim.get("at") instanceof Number at
                && claim.get("exp") instanceof Number exp
                && claim.get("gpc") instanceof Boolean gpc) {
            return new ConsentHead(Optional.of(new Choice(version, strings(granted), second(at), second(exp), gpc)));
        }
        throw new IllegalArgumentException("The claim consent does not have the members that it must have");
    }

    private static Set<String> strings(List<?> values) {
        Set<String> strings = new TreeSet<>();
        for (Object value : values) {
            if (!(value instanceof String string)) {
                throw new IllegalArgumentException("The claim consent grants something that is no string");
            }
            strings.add(string);
        }
        return strings;
    }

    private static Instant second(Number epochSeconds) {
        return Instant.ofEpochSecond(epochSeconds.longValue());
    }
}
