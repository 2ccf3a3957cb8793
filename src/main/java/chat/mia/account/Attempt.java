package chat.mia.account;

import chat.mia.web.Problem;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A password about to be compared. It counts as a failure from the beginning, so that many at once cannot be more than
 * the limit, and stays one where nobody tells how it went.
 */
final class Attempt {

    /**
     * What an attempt was counted by.
     *
     * @param bucket the row of {@code sign_in_failure}
     * @param network takes it back where it was counted for its network too
     */
    record Counted(byte[] bucket, OffsetDateTime at, Runnable network) {}

    private final SignInFailures failures;
    private final Counted counted;
    private final Consumer<String> wrong;

    /** @param wrong is told the slug of the refusal where the password is wrong */
    Attempt(SignInFailures failures, Counted counted, Consumer<String> wrong) {
        this.failures = failures;
        this.counted = counted;
        this.wrong = wrong;
    }

    /**
     * Compares, and counts what comes of it: an item means that the password is right, a refusal that it is wrong, and
     * any other failure, the 503 of too many sign-ins at once included, that nothing was guessed.
     */
    <T> Uni<T> judge(Supplier<Uni<T>> comparison) {
        return comparison
                .get()
                .call(this::right)
                .onFailure(failure -> !isRefusal(failure))
                .call(this::undone)
                .onFailure(Attempt::isRefusal)
                .invoke(refusal -> wrong.accept(((Problem) refusal).type().slug()));
    }

    /** The failures before it were its owner's, and are forgotten. */
    private Uni<Void> right() {
        // Of the network only this one: an account of his own must not give an attacker all his guesses back.
        counted.network().run();
        return failures.clear(counted.bucket());
    }

    private Uni<Void> undone() {
        counted.network().run();
        return failures.takeBack(counted.bucket(), counted.at());
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.type().status() < 500;
    }
}
