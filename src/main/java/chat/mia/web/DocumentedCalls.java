package chat.mia.web;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * The calls of the OpenAPI document, for filters that work on it while the application is built. What an annotation
 * enforces is described from that annotation, so that no method can have the one without the other.
 */
public final class DocumentedCalls {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, PUT.class, POST.class, DELETE.class, PATCH.class);

    private DocumentedCalls() {}

    /** All of them. */
    public static List<DocumentedCall> of(OpenAPI document) {
        return document.getPaths().getPathItems().entrySet().stream()
                .flatMap(path -> path.getValue().getOperations().entrySet().stream()
                        .map(call -> new DocumentedCall(call.getKey(), path.getKey(), call.getValue())))
                .toList();
    }

    /**
     * Those whose resource method, or its class, has an annotation.
     *
     * @param index the classes of the application
     */
    public static List<DocumentedCall> annotated(
            OpenAPI document, IndexView index, Class<? extends Annotation> annotation) {
        Set<String> names = index.getAnnotations(annotation).stream()
                .flatMap(DocumentedCalls::methods)
                .flatMap(DocumentedCalls::names)
                .collect(Collectors.toSet());
        return of(document).stream()
                .filter(call -> names.contains(call.method() + " " + call.path()))
                .toList();
    }

    private static Stream<MethodInfo> methods(AnnotationInstance annotation) {
        AnnotationTarget target = annotation.target();
        return switch (target.kind()) {
            case METHOD -> Stream.of(target.asMethod());
            case CLASS -> target.asClass().methods().stream();
            default -> Stream.empty();
        };
    }

    private static Stream<String> names(MethodInfo method) {
        String path =
                path(method.declaringClass().declaredAnnotation(Path.class)) + path(method.annotation(Path.class));
        return METHODS.stream().filter(method::hasAnnotation).map(type -> type.getSimpleName() + " " + path);
    }

    /** As the document writes it: a slash before, none behind, and parameters without their patterns. */
    private static String path(AnnotationInstance annotation) {
        AnnotationValue value = annotation == null ? null : annotation.value();
        String path = value == null ? "" : value.asString().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : "/" + path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }
}
