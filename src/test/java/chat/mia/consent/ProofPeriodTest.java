package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofPeriodTest {

    @ParameterizedTest
    @ValueSource(strings = {"P2Y", "P35M", "P1095D", "P0D", "P-3Y"})
    void start_withAPeriodShorterThanThreeYears_isRefused(String period) {
        ConsentConfig config = Configured.with(ConsentConfig.class, Map.of("mia.consent.proof-period", period));

        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> new ProofPeriod(config));

        assertTrue(refusal.getMessage().contains("at least P3Y"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P3Y", "P36M", "P1096D", "P10Y"})
    void start_withThreeYearsOrMore_takesThem(String period) {
        ConsentConfig config = Configured.with(ConsentConfig.class, Map.of("mia.consent.proof-period", period));

        assertEquals(period, new ProofPeriod(config).text());
    }
}
