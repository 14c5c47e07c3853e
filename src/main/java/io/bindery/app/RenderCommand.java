package io.bindery.app;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.picture.TopologyPicture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bindery render}: a topology drawn into a file; no display is needed. */
@Command(name = "render", mixinStandardHelpOptions = true, customSynopsis = "bindery render [OPTIONS] DEFINITIONS|--data=DIR%n", description = {
        "Draws a topology as the canvas does, into an SVG or PNG file, or as a Mermaid flowchart.",
        "DEFINITIONS is a file as RabbitMQ and Bindery write it (/api/definitions), - is standard input.",
        "Example: bindery render definitions.json --out topology.svg"})
final class RenderCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format { svg, png, mermaid }

    private static final double SMALLEST = 0.1;
    private static final double LARGEST = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TopologyArguments definitions;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: the terminal). A name that ends in .png makes it PNG, .mmd or .mermaid Mermaid.")
    private Path out;

    @Option(names = "--format", paramLabel = "svg|png|mermaid", description = "What to write (default: as the file's name says, else svg).")
    private Format format;

    @Option(names = "--dark", description = "In the colours of the dark theme.")
    private boolean dark;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "2", description = "Dots of a PNG for each of the canvas (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Override public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        definitions.behind(0);
        VhostSnapshot topology = definitions.topology();
        byte[] drawn = switch (wanted()) {
            case svg -> TopologyPicture.svg(topology, dark).getBytes(StandardCharsets.UTF_8);
            case png -> TopologyPicture.png(topology, dark, scale());
            case mermaid -> MermaidText.of(topology).getBytes(StandardCharsets.UTF_8);
        };
        if (out != null) {
            Files.write(out, drawn);
            terminal.printf("%d exchanges, %d queues and %d bindings are drawn in %s.%n", Graph.of(topology, List.of(), Set.of()).exchanges().size(),
                    topology.queues().size(), topology.bindings().stream().filter(binding -> !binding.exchange().isEmpty()).count(), out);
        } else if (wanted() == Format.png) {
            System.out.writeBytes(drawn);
            System.out.flush();
        } else {
            terminal.print(new String(drawn, StandardCharsets.UTF_8));
        }
        terminal.flush();
        return 0;
    }

    private Format wanted() {
        if (format != null || out == null) {
            return format == null ? Format.svg : format;
        }
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") ? Format.png : name.endsWith(".mmd") || name.endsWith(".mermaid") ? Format.mermaid : Format.svg;
    }

    private double scale() throws IOException {
        if (!(scale >= SMALLEST && scale <= LARGEST)) {
            throw new IOException("--scale is a number from " + SMALLEST + " to " + LARGEST + ".");
        }
        return scale;
    }
}
