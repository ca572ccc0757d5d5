package dev.consilience.service.publish.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lays pages out by Qute alone, as the service does. */
final class Layout {

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(Layout::locate)
            .build();

    private Layout() {}

    /** The page, with any white space as one space; as it is, it is kept in {@code target/pages}, to be looked at. */
    static String of(String template, Object view) {
        String html = ENGINE.getTemplate(template).data("view", view).render();
        keep(html);
        return html.replaceAll("\\s+", " ");
    }

    private static void keep(String html) {
        try {
            String test = StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getMethodName)
                    .filter(method -> !List.of("keep", "of", "page").contains(method))
                    .findFirst()
                    .orElseThrow());
            Path folder = Files.createDirectories(Path.of("target/pages"));
            Files.writeString(folder.resolve(test + ".html"), html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String name) {
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                InputStream stream = Layout.class.getResourceAsStream("/templates/" + name + ".html");
                if (stream == null) {
                    throw new IllegalStateException("There is no template " + name);
                }
                return new InputStreamReader(stream, StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
        });
    }
}
