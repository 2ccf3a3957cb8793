package chat.mia.kit;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All files of one version of the kit. One hash names the version and not one hash each file, so that the imports of a module,
 * which are relative, stay within it.
 *
 * @param version 16 hexadecimal digits
 * @param files by the name below {@code /kit/}
 */
record Kit(String version, Map<String, KitFile> files) {

    static final String PATH = "/kit/";

    static final String WORKER = "service-worker.js";
    static final String RETIRED_WORKER = "service-worker-retired.js";
    static final String MANIFEST = "manifest.json";

    /** The names, one a line: a native image has no folder to look into. */
    private static final String LIST = "kit.txt";

    private static final String FOLDER = "META-INF/resources/kit/";

    /** Where a file is to say which version it belongs to. */
    private static final String PLACEHOLDER = "{kit-version}";

    /** The files as they are now. */
    static Kit read() {
        Map<String, byte[]> contents = new TreeMap<>();
        new String(resource(LIST), StandardCharsets.UTF_8)
                .lines()
                .forEach(name -> contents.put(name, resource(FOLDER + name)));
        String version = version(contents);
        contents.replaceAll((name, content) -> naming(version, content));
        Map<String, KitFile> files = new TreeMap<>();
        contents.forEach((name, content) -> files.put(name, KitFile.of(name, content)));
        files.computeIfPresent(WORKER, (name, file) -> file.with("Service-Worker-Allowed", "/"));
        files.computeIfPresent(RETIRED_WORKER, (name, file) -> file.with("Service-Worker-Allowed", "/"));
        files.put(MANIFEST, KitFile.of(MANIFEST, manifest(version, files)));
        return new Kit(version, Map.copyOf(files));
    }

    /** The file of this name; empty where there is none. */
    Optional<KitFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /**
     * The address of a file, whose content never changes.
     *
     * @throws IllegalArgumentException where there is no such file
     */
    String address(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("The kit has no file " + name);
        }
        return PATH + version + '/' + name;
    }

    private static byte[] resource(String path) {
        try (InputStream resource =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException(LIST + " names a file that is not there: " + path);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Map<String, byte[]> contents) {
        MessageDigest all = Digests.begin("SHA-256");
        contents.forEach((name, content) -> {
            all.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            all.update(Digests.of("SHA-256", content));
        });
        return HexFormat.of().formatHex(all.digest(), 0, 8);
    }

    private static byte[] naming(String version, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.contains(PLACEHOLDER)
                ? text.replace(PLACEHOLDER, version).getBytes(StandardCharsets.UTF_8)
                : content;
    }

    /** The workers are left out, since browsers know a worker by an address that stays. */
    private static byte[] manifest(String version, Map<String, KitFile> files) {
        JsonObject named = new JsonObject();
        files.forEach((name, file) -> {
            if (!name.equals(WORKER) && !name.equals(RETIRED_WORKER)) {
                String digest = Base64.getEncoder().encodeToString(Digests.of("SHA-384", file.bytes()));
                named.put(
                        name,
                        new JsonObject().put("url", PATH + version + '/' + name).put("integrity", "sha384-" + digest));
            }
        });
        return new JsonObject()
                .put("version", version)
                .put("files", named)
                .toBuffer()
                .getBytes();
    }
}
