package chat.mia.database;

/** Follows what is seen again and again, but only where it has stayed the same for some time; down until it was first seen good. */
final class Hysteresis {

    private final int failures;
    private final int successes;
    private boolean up;
    private int against;

    /**
     * @param failures how many in a row bring it down
     * @param successes how many in a row bring it up again
     * @throws IllegalStateException where either is less than 1
     */
    Hysteresis(int failures, int successes) {
        if (failures < 1 || successes < 1) {
            throw new IllegalStateException(
                    "mia.database.readiness.failures and mia.database.readiness.successes must be at least 1");
        }
        this.failures = failures;
        this.successes = successes;
        // The first good one is enough: nothing has failed yet.
        this.against = successes - 1;
    }

    /** Takes one more, and tells whether it changed what is held. */
    synchronized boolean see(boolean good) {
        against = good == up ? 0 : against + 1;
        if (against < (up ? failures : successes)) {
            return false;
        }
        up = good;
        against = 0;
        return true;
    }

    synchronized boolean isUp() {
        return up;
    }

    /** How many in a row have been seen that speak against what is held. */
    synchronized int against() {
        return against;
    }
}
