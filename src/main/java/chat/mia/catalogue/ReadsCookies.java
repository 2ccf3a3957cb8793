package chat.mia.catalogue;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method that acts on cookies: a request with one of our names twice is refused with {@code
 * ambiguous-cookies}. A request with the header {@code Authorization} passes, since all its cookies are ignored.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsCookies {}
