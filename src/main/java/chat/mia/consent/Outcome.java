package chat.mia.consent;

import java.util.Optional;

/**
 * What a request to record something came to.
 *
 * @param head the choice that holds now
 * @param proof what a receipt can be given for; empty where the event has no subject, or its chain was closed since
 */
record Outcome(ConsentHead head, Optional<Recorded> proof) {

    static Outcome of(Recorded recorded) {
        return new Outcome(recorded.event().head(), recorded.place().map(place -> recorded));
    }
}
