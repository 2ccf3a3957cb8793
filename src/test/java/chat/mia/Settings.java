package chat.mia;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keys of all settings, read from the interfaces that declare them. */
final class Settings {

    private Settings() {}

    /** Each key in kebab case, with {@code <key>} where a map's key stands. */
    static Set<String> declared() {
        Set<String> keys = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("chat.mia").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(type -> type.reflect())
                        .forEach(type -> collect(
                                type, type.getAnnotation(ConfigMapping.class).prefix(), keys));
        return keys;
    }

    private static void collect(Class<?> group, String prefix, Set<String> keys) {
        for (Method method : group.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                collect(method.getGenericReturnType(), prefix + "." + name(method), keys);
            }
        }
    }

    private static void collect(Type type, String key, Set<String> keys) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            collect(generic.getActualTypeArguments()[1], key + ".<key>", keys);
        } else if (type instanceof Class<?> nested
                && nested.isInterface()
                && nested.getName().startsWith("chat.mia")) {
            collect(nested, key, keys);
        } else {
            keys.add(key);
        }
    }

    private static String name(Method method) {
        WithName name = method.getAnnotation(WithName.class);
        return name != null
                ? name.value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
