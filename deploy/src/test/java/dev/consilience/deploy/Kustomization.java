package dev.consilience.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder of Kustomize, and what comes of it: as far as Kustomize is used here, and what is not known is refused. */
final class Kustomization {

    /** What stands in {@code kustomization.yaml}. */
    record Content(
            String apiVersion,
            String kind,
            String namespace,
            List<String> resources,
            List<Replicas> replicas,
            List<Image> images,
            List<Patch> patches) {}

    record Replicas(String name, int count) {}

    record Image(String name, String newName, String newTag) {}

    record Patch(String path, Target target) {}

    record Target(String group, String version, String kind, String name) {
        boolean isOf(JsonNode object) {
            String prefix = "";
            if (group != null) {
                prefix = group + "/";
            }
            return object.path("apiVersion").asText().equals(prefix + version)
                    && object.path("kind").asText().equals(kind)
                    && object.at("/metadata/name").asText().matches(name);
        }
    }

    private static final String FILE = "kustomization.yaml";

    private final Path folder;
    private final Content content;

    private Kustomization(Path folder) {
        this.folder = folder;
        this.content = Kinds.as(YamlFile.document(folder.resolve(FILE)), Content.class);
    }

    /** The one of a folder. */
    static Kustomization of(Path folder) {
        return new Kustomization(folder);
    }

    /** The files of its folder that it does not name. */
    Set<String> unnamed() {
        Set<String> unnamed = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).forEach(unnamed::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unnamed.remove(FILE);
        unnamed.removeIf(name -> content.resources().contains(name));
        unnamed.removeIf(name ->
                all(content.patches()).stream().anyMatch(patch -> patch.path().equals(name)));
        return unnamed;
    }

    /** The names of images that it changes. */
    List<String> images() {
        return all(content.images()).stream().map(Image::name).toList();
    }

    /**
     * The objects that are applied to the cluster.
     *
     * @throws IllegalArgumentException if it changes something that is not there
     */
    List<JsonNode> build() {
        List<JsonNode> objects = new ArrayList<>();
        for (String resource : content.resources()) {
            Path path = folder.resolve(resource);
            if (Files.isDirectory(path)) {
                objects.addAll(of(path).build());
            } else {
                objects.addAll(YamlFile.documents(path));
            }
        }
        for (Replicas replicas : all(content.replicas())) {
            change(
                    objects,
                    object -> object.at("/spec/replicas").isInt()
                            && object.at("/metadata/name").asText().equals(replicas.name()),
                    object -> ((ObjectNode) object.get("spec")).put("replicas", replicas.count()),
                    "replicas of " + replicas.name());
        }
        for (Image image : all(content.images())) {
            change(
                    objects,
                    object -> object.findValuesAsText("image").contains(image.name()),
                    object -> object.findParents("image").forEach(parent -> rename((ObjectNode) parent, image)),
                    "image " + image.name());
        }
        for (Patch patch : all(content.patches())) {
            JsonNode operations = YamlFile.document(folder.resolve(patch.path()));
            for (int i = 0; i < objects.size(); i++) {
                if (patch.target().isOf(objects.get(i))) {
                    objects.set(i, JsonPatch.apply(operations, objects.get(i)));
                }
            }
            if (objects.stream().noneMatch(patch.target()::isOf)) {
                throw new IllegalArgumentException(patch + " changes nothing");
            }
        }
        return objects;
    }

    private static void rename(ObjectNode container, Image image) {
        if (container.get("image").asText().equals(image.name())) {
            container.put("image", Objects.requireNonNullElse(image.newName(), image.name()) + ":" + image.newTag());
        }
    }

    private static void change(
            List<JsonNode> objects, Predicate<JsonNode> wanted, Consumer<JsonNode> change, String what) {
        List<JsonNode> changed = objects.stream().filter(wanted).toList();
        if (changed.isEmpty()) {
            throw new IllegalArgumentException("The " + what + " cannot be changed: there is none");
        }
        changed.forEach(change);
    }

    private static <T> List<T> all(List<T> some) {
        return Objects.requireNonNullElse(some, List.of());
    }
}
