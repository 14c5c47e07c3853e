package io.bindery.ui.workbench;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.ui.state.Edits;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.Purge;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/**
 * What can be done to one exchange, queue or binding, for the palette: «bind orders», «purge bill». A verb alone is meant for
 * what is selected. One that takes something away begins nothing by itself: who typed «delete» goes on with a name.
 */
final class FigureVerbs {

    private static final int SHORTEST = 3;

    private final WorkbenchState state;
    private final Consumer<String> bind;
    private final Consumer<String> look;
    private final Consumer<String> goOn;

    /**
     * @param bind begins a binding on the canvas, from an exchange; null where that cannot be
     * @param look shows a queue's messages
     * @param goOn opens the palette again, with words to go on from
     */
    FigureVerbs(WorkbenchState state, Consumer<String> bind, Consumer<String> look, Consumer<String> goOn) {
        this.state = state;
        this.bind = bind;
        this.look = look;
        this.goOn = goOn;
    }

    /** @param words as they were typed, in lower case; a blank behind the verb asks for everything it can be done to */
    List<PaletteEntry> find(String words, VhostSnapshot vhost) {
        int end = words.indexOf(' ');
        String verb = end < 0 ? words : words.substring(0, end);
        PaletteTargets targets = new PaletteTargets(vhost, end < 0 ? "" : words.substring(end).strip(), end < 0 ? state.selection().get() : null);
        List<PaletteEntry> found = new ArrayList<>();
        if (means(verb, "look", "browse", "messages", "peek")) {
            targets.queues().map(this::look).forEach(found::add);
        }
        if (state.canChange()) {
            change(verb, targets, found);
        }
        return found;
    }

    private void change(String verb, PaletteTargets targets, List<PaletteEntry> found) {
        if (bind != null && means(verb, "bind", "binding", "connect", "draw")) {
            targets.exchangesOrAll().filter(exchange -> !exchange.name().isEmpty()).map(this::bind).forEach(found::add);
        }
        if (means(verb, "publish", "send")) {
            targets.exchangesOrAll().filter(exchange -> !exchange.internal()).map(this::publish).forEach(found::add);
            targets.queues().map(this::publish).forEach(found::add);
        }
        if (means(verb, "purge", "empty", "clear", "drain")) {
            takeAway("Purge a queue…", "purge ", targets, targets.queues().map(this::purge), found);
        }
        if (means(verb, "unbind", "disconnect")) {
            takeAway("Unbind…", "unbind ", targets, targets.bindings().map(this::unbind), found);
        }
        if (means(verb, "delete", "remove", "drop")) {
            takeAway("Delete an exchange, a queue or a binding…", "delete ", targets, Stream.of(
                    targets.exchanges().filter(exchange -> !PaletteTargets.isBuiltIn(exchange)).map(this::delete),
                    targets.queues().map(this::delete), targets.bindings().map(this::unbind)).flatMap(each -> each), found);
        }
    }

    private void takeAway(String title, String goOnFrom, PaletteTargets targets, Stream<PaletteEntry> entries, List<PaletteEntry> found) {
        int before = found.size();
        entries.forEach(found::add);
        if (found.size() == before && targets.isVerbAlone()) {
            found.add(new PaletteEntry(title, "go on with a name", "", null, Feather.TRASH_2, () -> goOn.accept(goOnFrom)));
        }
    }

    private PaletteEntry bind(ExchangeDefinition exchange) {
        return of(exchange, "Bind " + exchange.name() + " to…", () -> bind.accept(exchange.name()));
    }

    private PaletteEntry publish(ExchangeDefinition exchange) {
        return of(exchange, "Publish to " + shown(exchange.name()), () -> state.publishTarget().set(new PublishTarget(exchange.name(), "")));
    }

    private PaletteEntry publish(QueueSnapshot queue) {
        return of(queue, "Publish to " + name(queue), () -> state.publishTarget().set(new PublishTarget("", name(queue))));
    }

    private PaletteEntry look(QueueSnapshot queue) {
        return of(queue, "Look into " + name(queue), () -> look.accept(name(queue)));
    }

    private PaletteEntry purge(QueueSnapshot queue) {
        return of(queue, "Purge " + name(queue) + ", " + Figures.of(queue.ready(), "ready message"), () -> Purge.of(state, name(queue)));
    }

    private PaletteEntry delete(ExchangeDefinition exchange) {
        return of(exchange, "Delete exchange " + exchange.name(), () -> state.edits().remove(Edits.deleteExchange(state.topology(), exchange.name()), "Exchange " + exchange.name()));
    }

    private PaletteEntry delete(QueueSnapshot queue) {
        return of(queue, "Delete queue " + name(queue) + (queue.depth() == 0 ? "" : ", with " + Figures.of(queue.depth(), "message")),
                () -> state.edits().remove(Edits.deleteQueue(state.topology(), name(queue)), "Queue " + name(queue)));
    }

    private PaletteEntry unbind(Binding binding) {
        return new PaletteEntry("Unbind " + binding.exchange() + " from " + binding.destination() + (binding.key().isEmpty() ? "" : ", " + binding.key()), "binding", "",
                null, Feather.X, () -> state.edits().perform(Edits.unbind(List.of(binding))));
    }

    private static PaletteEntry of(ExchangeDefinition exchange, String title, Runnable run) {
        return new PaletteEntry(title, exchange.type() + " exchange", "", Glyph.ofExchange(exchange.name(), exchange.type()), null, run);
    }

    private static PaletteEntry of(QueueSnapshot queue, String title, Runnable run) {
        return new PaletteEntry(title, "queue", "", Glyph.QUEUE, null, run);
    }

    private static boolean means(String typed, String... verbs) {
        return typed.length() >= SHORTEST && Stream.of(verbs).anyMatch(verb -> verb.startsWith(typed));
    }

    private static String name(QueueSnapshot queue) {
        return queue.definition().name();
    }

    private static String shown(String exchange) {
        return exchange.isEmpty() ? "(default)" : exchange;
    }
}
