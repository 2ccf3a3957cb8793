package chat.mia.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * As {@link ForClients}, for calls that an OAuth specification describes: their clients expect a refusal in the form of
 * RFC 6749, section 5.2, and know no problems.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForOAuthClients {}
