package chat.mia.policy;

import chat.mia.policy.Standing.Status;

/** A version in the list of all of them. */
record ListedVersion(PolicyVersion version, Status status) {

    static ListedVersion of(PublishedPolicy policy, Standing standing) {
        return new ListedVersion(policy.version(), standing.of(policy));
    }

    public boolean isAnnounced() {
        return status == Status.ANNOUNCED;
    }

    public boolean isInForce() {
        return status == Status.IN_FORCE;
    }
}
