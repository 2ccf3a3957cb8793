package chat.mia.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was said on the command line.
 *
 * @param files by the option that names them
 * @param flags the options that name nothing
 * @param operands all that is no option
 */
record Arguments(String command, Map<String, String> files, Set<String> flags, List<String> operands) {

    private static final String HELP = "; --help lists what there is.";

    /** @throws WrongUse where an option lacks its file or is given twice */
    static Arguments of(String... arguments) throws WrongUse {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        String command = rest.pop();
        Map<String, String> files = new HashMap<>();
        Set<String> flags = new java.util.TreeSet<>();
        List<String> operands = new ArrayList<>();
        while (!rest.isEmpty()) {
            String next = rest.pop();
            if (!next.startsWith("--")) {
                operands.add(next);
            } else if (next.equals("--all")) {
                flags.add(next);
            } else if (rest.isEmpty() || files.put(next, rest.pop()) != null) {
                throw new WrongUse(next + " needs one file, once" + HELP);
            }
        }
        return new Arguments(command, files, flags, operands);
    }

    /** @throws WrongUse where there is an option that is not among these, or another number of operands */
    void require(int numberOfOperands, Set<String> options) throws WrongUse {
        for (Set<String> given : List.of(files.keySet(), flags)) {
            for (String option : given) {
                if (!options.contains(option)) {
                    throw new WrongUse(command + " has no option " + option + HELP);
                }
            }
        }
        if (operands.size() != numberOfOperands) {
            throw new WrongUse(command + " needs " + numberOfOperands + " file names without option, not "
                    + operands.size() + HELP);
        }
    }

    /** What the file of an option holds, without space around it; empty where the option is not given. */
    Optional<String> content(String option) throws WrongUse {
        String file = files.get(option);
        return file == null ? Optional.empty() : Optional.of(content(Path.of(file)));
    }

    static String content(Path file) throws WrongUse {
        try {
            // Whatever the bytes are: what is no text fails where it is looked at.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new WrongUse("The file " + file + " cannot be read. Name one that is there and readable.");
        }
    }
}
