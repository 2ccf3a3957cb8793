package chat.mia.verifier;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** {@code verify-ledger}. */
final class LedgerCommand {

    private static final int MOST_FINDINGS = 100;

    private final PrintStream out;
    private final PrintStream err;

    LedgerCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(Config settings, Arguments given) throws WrongUse {
        given.require(0, Set.of("--jwks", "--checkpoint", "--all"));
        Noted noted = Noted.of(given.content("--checkpoint"));
        Optional<String> jwks = given.content("--jwks");
        Findings findings = new Findings(given.flags().contains("--all") ? MOST_FINDINGS : 1);
        Progress progress = new Progress(err);
        try (Connection database = LedgerDatabase.open(settings)) {
            PublicKeys keys = jwks.isPresent() ? PublicKeys.of(jwks.get()) : PublicKeys.of(database);
            LedgerReport report = new LedgerVerification(database, keys, findings, progress).run(noted);
            return tell(findings, report.lines(jwks.isPresent()), progress);
        } catch (SQLException e) {
            throw new WrongUse(LedgerDatabase.advice(e));
        }
    }

    private int tell(Findings findings, List<String> report, Progress progress) {
        List<Finding> found = findings.all();
        if (found.isEmpty()) {
            out.println("The ledger is sound.");
            report.forEach(line -> out.println("  " + line));
            out.println(String.format(Locale.ROOT, "  time         %.1f s", progress.seconds()));
            return Verifier.SOUND;
        }
        out.println("The ledger is broken.");
        found.forEach(finding -> out.println("  " + finding));
        if (findings.full()) {
            out.println(
                    found.size() == 1
                            ? "Nothing after it was looked at; --all lists up to " + MOST_FINDINGS + " problems."
                            : "There may be more.");
        }
        return Verifier.BROKEN;
    }
}
