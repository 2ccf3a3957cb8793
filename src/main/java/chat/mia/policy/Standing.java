package chat.mia.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the versions stand from one instant to the next at which that changes.
 *
 * @param versions all of them, in the order of publication; never empty
 * @param from inclusive
 * @param until exclusive
 * @param counting the names of the versions under which a choice still counts
 */
record Standing(
        List<PublishedPolicy> versions, Instant from, Instant until, PublishedPolicy inForce, Set<String> counting) {

    /** Where a version is between its publication and its successor. */
    enum Status {
        ANNOUNCED,
        IN_FORCE,
        SUPERSEDED;

        /** As the contract writes it: {@code announced}, {@code in-force} or {@code superseded}. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** In force is the newest version whose time has come; before all of them, the oldest. */
    static Standing at(Instant now, List<PublishedPolicy> versions) {
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        PublishedPolicy inForce = versions.get(0);
        Set<String> counting = new TreeSet<>(Set.of(inForce.name()));
        for (PublishedPolicy policy : versions) {
            Instant begin = policy.version().inForceFrom();
            if (now.isBefore(begin)) {
                until = begin.isBefore(until) ? begin : until;
                continue;
            }
            from = begin.isAfter(from) ? begin : from;
            inForce = policy;
            if (policy.version().material()) {
                counting.clear();
            }
            counting.add(policy.name());
        }
        return new Standing(versions, from, until, inForce, Set.copyOf(counting));
    }

    Status of(PublishedPolicy policy) {
        if (policy == inForce) {
            return Status.IN_FORCE;
        }
        return policy.version().inForceFrom().isBefore(until) ? Status.SUPERSEDED : Status.ANNOUNCED;
    }

    boolean holds(Instant now, List<PublishedPolicy> all) {
        return versions == all && !now.isBefore(from) && now.isBefore(until);
    }
}
