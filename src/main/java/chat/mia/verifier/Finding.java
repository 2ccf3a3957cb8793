package chat.mia.verifier;

/**
 * Something that is not as it must be.
 *
 * @param row which one, as its table names it
 * @param reason in plain words
 */
record Finding(String row, String reason) {

    @Override
    public String toString() {
        return row + ": " + reason;
    }
}
