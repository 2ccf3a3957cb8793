package chat.mia.verifier;

import java.io.PrintStream;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** The commands of this program, as an operator or an auditor calls them. */
public final class Verifier {

    /** What was verified holds, or help was asked for. */
    public static final int SOUND = 0;

    /** It does not; standard output says where and why. */
    public static final int BROKEN = 1;

    /** Nothing was found out; standard error says what to do. */
    public static final int UNUSABLE = 2;

    private static final String USAGE = """
            Without arguments the service starts. Otherwise:

              migrate
                  brings the tables to this release, as quarkus.flyway.username, and ends; a service with
                  quarkus.flyway.migrate-at-start=false leaves it to this

              verify-ledger [--jwks FILE] [--checkpoint FILE] [--all]
                  checks every event, chain, checkpoint and tombstone in the database that
                  quarkus.datasource.jdbc.url, username and password name, and writes nothing
                  --jwks FILE        trust the public keys of this JSON Web Key Set, not those in the database
                  --checkpoint FILE  a checkpoint noted earlier, or its SHA-256, must be in the ledger
                  --all              list up to 100 problems instead of the first one

              verify-receipt FILE --jwks FILE
                  checks a receipt with nothing but the public keys; needs no database and no settings

            Those that verify exit with 0 if all is sound, 1 if something is not, 2 if it could not be found out.
            docs/ledger.md tells what they check, and what they cannot know.
            """;

    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param out gets what was found
     * @param err gets progress, and what to do where nothing could be found out
     */
    public Verifier(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs one command and tells what to exit with.
     *
     * @param settings of the service; read only where a command needs a database
     * @param arguments a command and what belongs to it
     */
    public int run(Settings settings, String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.print(USAGE);
            return SOUND;
        }
        try {
            return command(settings, arguments);
        } catch (WrongUse e) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
    }

    /** The service's configuration, which is read late: a receipt is verified without any. */
    @FunctionalInterface
    public interface Settings {
        Config read();
    }

    private int command(Settings settings, String... arguments) throws WrongUse {
        Arguments given = Arguments.of(arguments);
        return switch (given.command()) {
            case "verify-ledger" -> new LedgerCommand(out, err).run(settings.read(), given);
            case "verify-receipt" -> new ReceiptCommand(out).run(given);
            default -> throw new WrongUse(given.command() + " is no command.\n\n" + USAGE);
        };
    }
}
