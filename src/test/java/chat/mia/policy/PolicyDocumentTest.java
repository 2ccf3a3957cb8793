package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import chat.mia.web.ContentCoding;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    @Test
    void of_sameDocument_hasTheSameBytesOnEveryReplica() {
        assertEquals(
                document().representations().get(ContentCoding.GZIP).body(),
                document().representations().get(ContentCoding.GZIP).body());
    }

    @Test
    void representations_askedForAgain_areNotCodedAgain() {
        PolicyDocument document = document();

        for (ContentCoding coding : ContentCoding.values()) {
            assertSame(
                    document.representations().get(coding),
                    document.representations().get(coding));
        }
    }

    private static PolicyDocument document() {
        LocalDate day = LocalDate.of(2026, 4, 25);
        return PolicyDocument.of(
                new PolicyVersion("2026-04-25", day, day, true),
                Locale.ENGLISH,
                new PolicyContent(List.of(), List.of()),
                "<!DOCTYPE html>".repeat(100));
    }
}
