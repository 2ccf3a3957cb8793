package chat.mia.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Length is counted in characters of the normal form, whatever bytes they take. */
class PasswordRulesTest {

    private static final Email EMAIL = Email.of("somebody@chat.example").orElseThrow();
    private static final String KEY = "\ud83d\udd11";

    @ParameterizedTest
    @ValueSource(strings = {"fifteen letters", "               ", "ﬀ3456789012345"})
    void require_fifteenCharacters_passes(String password) {
        PasswordRules.require("password", password, EMAIL);
    }

    @Test
    void require_fourteenCharactersOfTwoUnits_isWeak() {
        refused(AccountProblem.WEAK_PASSWORD, KEY.repeat(14));
        PasswordRules.require("password", KEY.repeat(15), EMAIL);
    }

    @Test
    void require_fourteenCharactersWithCombiningMarks_isWeak() {
        refused(AccountProblem.WEAK_PASSWORD, "e\u0301".repeat(14));
    }

    @Test
    void require_thousandCharacters_passes_oneMoreIsInvalid() {
        PasswordRules.require("password", KEY.repeat(1000), EMAIL);
        refused(WebProblem.INVALID_REQUEST, "x".repeat(1001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody@chat.example", "SOMEBODY@chat.example", " somebody@chat.example "})
    void require_theEmailAddress_isWeak(String password) {
        refused(AccountProblem.WEAK_PASSWORD, password);
    }

    private static void refused(Object type, String password) {
        Problem problem = assertThrows(Problem.class, () -> PasswordRules.require("password", password, EMAIL));
        assertEquals(type, problem.type());
    }
}
