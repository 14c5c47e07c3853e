package io.bindery.app;

import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.graph.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A topology as a Mermaid flowchart, for pages that draw such text themselves. */
final class MermaidText {

    private final StringBuilder out = new StringBuilder("flowchart LR\n");
    private final Map<String, String> exchanges = new HashMap<>();
    private final Map<String, String> queues = new HashMap<>();

    private MermaidText() { }

    static String of(VhostSnapshot topology) {
        MermaidText text = new MermaidText();
        Graph graph = Graph.of(topology, List.of(), Set.of());
        graph.exchanges().forEach(text::exchange);
        graph.queues().forEach(text::queue);
        topology.bindings().stream().filter(binding -> !binding.exchange().isEmpty()).forEach(text::binding);
        graph.exchanges().forEach(text::alternate);
        graph.queues().forEach(text::deadLetters);
        return text.out.toString();
    }

    private void exchange(ExchangeSnapshot exchange) {
        String name = exchange.definition().name();
        String id = "e" + exchanges.size();
        exchanges.put(name, id);
        line(id + "{{\"" + escaped(name.isEmpty() ? "(default)" : name) + "<br/>" + escaped(exchange.definition().type()) + "\"}}");
    }

    private void queue(QueueSnapshot queue) {
        String name = queue.definition().name();
        String id = "q" + queues.size();
        queues.put(name, id);
        line(id + "[\"" + escaped(name) + "\"]");
    }

    private void binding(Binding binding) {
        String from = exchanges.get(binding.exchange());
        String to = (binding.kind() == DestinationKind.QUEUE ? queues : exchanges).get(binding.destination());
        if (from != null && to != null) {
            String words = String.join(" ", PillSize.chips(binding));
            line(from + (words.isEmpty() ? " --> " : " -->|\"" + escaped(words) + "\"| ") + to);
        }
    }

    private void alternate(ExchangeSnapshot exchange) {
        exchange.effective().alternateExchange().map(exchanges::get)
                .ifPresent(to -> line(exchanges.get(exchange.definition().name()) + " -.->|alternate| " + to));
    }

    private void deadLetters(QueueSnapshot queue) {
        queue.effective().deadLetterExchange().map(exchanges::get)
                .ifPresent(to -> line(queues.get(queue.definition().name()) + " -.->|dead-letter| " + to));
    }

    private void line(String text) {
        out.append("    ").append(text).append('\n');
    }

    /** As Mermaid wants what would end a label or begin an element. */
    private static String escaped(String text) {
        return text.replace("#", "#35;").replace("&", "#amp;").replace("\"", "#quot;").replace("<", "#lt;").replace(">", "#gt;").replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
