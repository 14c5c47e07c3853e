package io.bindery.app;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.svg.SvgPicture;
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
@Command(name = "render", mixinStandardHelpOptions = true, description = {
        "Draws a topology as the canvas does, into an SVG file, or as a Mermaid flowchart.",
        "Example: bindery render definitions.json --out topology.svg"})
final class RenderCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format { svg, mermaid }

    @Spec
    private CommandSpec spec;

    @Mixin
    private TopologyArguments definitions;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: the terminal). A name that ends in .mmd or .mermaid makes it Mermaid.")
    private Path out;

    @Option(names = "--format", paramLabel = "svg|mermaid", description = "What to write (default: as the file's name says, else svg).")
    private Format format;

    @Option(names = "--dark", description = "In the colours of the dark theme.")
    private boolean dark;

    @Override public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        VhostSnapshot topology = definitions.topology();
        String drawn = wanted() == Format.mermaid ? MermaidText.of(topology) : SvgPicture.of(topology, dark);
        if (out == null) {
            terminal.print(drawn);
        } else {
            Files.writeString(out, drawn, StandardCharsets.UTF_8);
            terminal.printf("%d exchanges, %d queues and %d bindings are drawn in %s.%n", Graph.of(topology, List.of(), Set.of()).exchanges().size(),
                    topology.queues().size(), topology.bindings().stream().filter(binding -> !binding.exchange().isEmpty()).count(), out);
        }
        terminal.flush();
        return 0;
    }

    private Format wanted() {
        if (format != null || out == null) {
            return format == null ? Format.svg : format;
        }
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".mmd") || name.endsWith(".mermaid") ? Format.mermaid : Format.svg;
    }
}
