package chat.mia.account;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;

/**
 * Refuses new passwords that are likely to be tried: those of leaked lists, common words and names, rows of keys,
 * repetitions, dates, the email address and the name of the service (NIST SP 800-63B-4, section 3.1.1.2).
 */
@Startup
@ApplicationScoped
// Texts of the library, which a native image leaves out otherwise.
@RegisterResourceBundle(bundleName = "main")
@RegisterResourceBundle(bundleName = "feedback")
class PasswordStrength {

    /**
     * So many guesses must be expected. Ten in a quarter of an hour are 350 thousand a year; who has the hashes pays
     * about 30 ms of a core for each, so a month of it.
     */
    private static final BigDecimal MIN_GUESSES = BigDecimal.valueOf(100_000_000);

    /** What comes later is not looked at, since the work grows faster than the length. */
    private static final int MAX_LENGTH = 64;

    /** Of the search for the cheapest way to guess, in milliseconds; afterwards a good enough one is taken. */
    private static final long TIME_LIMIT = 100;

    /** Shorter parts of an email address stand in half of all words. */
    private static final int MIN_WORD_LENGTH = 3;

    private static final List<String> OUR_NAME = List.of("mia", "chat", "consent", "miachat", "miaconsent");

    private final Passwords passwords;

    /** Read beside the rest of the start, of which they would be a sixth. */
    private final CompletableFuture<List<Dictionary>> dictionaries =
            CompletableFuture.supplyAsync(ConfigurationBuilder::getDefaultDictionaries);

    PasswordStrength(Passwords passwords) {
        this.passwords = passwords;
    }

    /** Last of all: without the lists a start fails, and not the first who signs up. */
    void requireLists(@Observes @Priority(Integer.MAX_VALUE) StartupEvent starting) {
        dictionaries.join();
    }

    /**
     * Fails with {@link AccountProblem#WEAK_PASSWORD}; computes on a thread for passwords.
     *
     * @param field what the refusal names
     * @param password one that {@link PasswordRules} let pass
     */
    Uni<Void> require(String field, String password, Email email) {
        return passwords
                .onWorker(() -> guesses(Passwords.normal(password), email))
                .invoke(guesses -> {
                    if (guesses.compareTo(MIN_GUESSES) < 0) {
                        throw PasswordRules.weak(
                                field,
                                "Is too easy to guess. Add words that have nothing to do with each"
                                        + " other, with you or with this service.");
                    }
                })
                .replaceWithVoid();
    }

    private BigDecimal guesses(String password, Email email) {
        Configuration configuration = new ConfigurationBuilder()
                .setDictionaries(Stream.concat(dictionaries.join().stream(), Stream.of(expected(email)))
                        .toList())
                .setLocale(Locale.ROOT)
                // Misspelt words are words of their own here; looking for them takes ten times as long.
                .setDistanceCalc(false)
                .setMaxLength(MAX_LENGTH)
                .setCombinationAlgorithmTimeout(TIME_LIMIT)
                .createConfiguration();
        // Made anew each time, because it keeps the estimate under way in its fields.
        return new Nbvcxz(configuration).estimate(password).getGuesses();
    }

    /** What somebody would try first who knows whose password it is: such words make nothing harder to guess. */
    private static Dictionary expected(Email email) {
        return new DictionaryBuilder()
                .setDictionaryName("expected")
                .setExclusion(true)
                .addWords(words(email), 0)
                .createDictionary();
    }

    private static Collection<String> words(Email email) {
        String address = email.key();
        Stream<String> parts = Stream.of(
                        Stream.of(address), Stream.of(address.split("@")), Stream.of(address.split("[^\\p{L}\\p{N}]+")))
                .flatMap(part -> part);
        Set<String> words = Stream.concat(parts, OUR_NAME.stream())
                .filter(word -> word.length() >= MIN_WORD_LENGTH)
                .collect(Collectors.toSet());
        return words;
    }
}
