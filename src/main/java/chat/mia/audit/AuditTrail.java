package chat.mia.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes security events to the log category {@code mia.audit}, each as one line of JSON. */
@ApplicationScoped
public class AuditTrail {

    /** Raised when a field changes its meaning or goes; a new one does not raise it. */
    static final int SCHEMA = 1;

    private static final Logger LOG = Logger.getLogger("mia.audit");

    private final ObjectMapper mapper;
    private final Clock clock;

    AuditTrail(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Records what has just happened; after the transaction of it was committed, since a log cannot be rolled back. */
    public void record(SecurityEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("schema", SCHEMA);
        line.put("event", event.kind().id());
        line.put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        line.putAll(event.fields());
        try {
            LOG.log(event.kind().level(), mapper.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and numbers are always JSON", e);
        }
    }
}
