package chat.mia.session;

/** How often networks and databases do what is hardest on a session. All of it is assumed, and assumed to be bad. */
enum Conditions {
    /** Worse than operators see: a failover loses one refresh in 5,000, and one request in 1,000 comes again, late. */
    USUAL(0.001, 0.02, 0.0002, 0),
    /** As bad as it takes for several faults to meet in one session, which then may be ended: see docs/simulation.md. */
    HARSH(0.005, 0.1, 0.002, 0.01);

    /** Of requests: a copy arrives later, and nobody waits for its answer any more. */
    final double duplicated;

    /** Of lost requests: they arrive after all, when nobody waits any more. */
    final double lateAfterAll;

    /** Of refreshes: the database falls over soon after and has lost them. */
    final double failovers;

    /** Of honest sessions: they may be ended, since faults that meet can look like a theft. */
    final double tolerated;

    Conditions(double duplicated, double lateAfterAll, double failovers, double tolerated) {
        this.duplicated = duplicated;
        this.lateAfterAll = lateAfterAll;
        this.failovers = failovers;
        this.tolerated = tolerated;
    }
}
