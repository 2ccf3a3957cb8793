package chat.mia.clients;

/** Names a service client: the {@code <id>} of {@code mia.clients.<id>}. */
public record ClientId(String value) {

    /** The id as it stands in the configuration. */
    @Override
    public String toString() {
        return value;
    }
}
