package io.bindery.ui.workbench;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Selection;
import io.bindery.ui.theme.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds figures and actions by a part of their name: where it begins counts more than where it merely occurs. */
final class PaletteSearch {

    private static final int AT_MOST = 50;
    private static final int NO_MATCH = Integer.MAX_VALUE;

    private final List<Command> commands;
    private final Consumer<Selection> select;

    PaletteSearch(List<Command> commands, Consumer<Selection> select) {
        this.commands = commands;
        this.select = select;
    }

    List<PaletteEntry> find(String words, VhostSnapshot vhost) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        List<PaletteEntry> all = new ArrayList<>();
        if (!wanted.isEmpty()) {
            vhost.exchanges().forEach(exchange -> all.add(figure(exchange.definition().name(), exchange.definition().type())));
            vhost.queues().forEach(queue -> all.add(queue(queue.definition().name())));
        }
        commands.stream().filter(command -> command.enabled().get()).forEach(command -> all.add(action(command)));
        return all.stream().filter(entry -> distance(entry, wanted) != NO_MATCH)
                .sorted(Comparator.comparingInt(entry -> distance(entry, wanted))).limit(AT_MOST).toList();
    }

    private PaletteEntry figure(String name, String type) {
        return new PaletteEntry(name.isEmpty() ? "(default)" : name, type + " exchange", Glyph.ofExchange(name, type), null,
                () -> select.accept(new Selection.OfExchange(name)));
    }

    private PaletteEntry queue(String name) {
        return new PaletteEntry(name, "queue", Glyph.QUEUE, null, () -> select.accept(new Selection.OfQueue(name)));
    }

    private static PaletteEntry action(Command command) {
        return new PaletteEntry(command.title().get(), command.shortcutText(), null, command, command::run);
    }

    private static int distance(PaletteEntry entry, String wanted) {
        String title = entry.title().toLowerCase(Locale.ROOT);
        int at = title.indexOf(wanted);
        if (at == 0) {
            return title.length() == wanted.length() ? 0 : 1;
        } else if (at > 0) {
            return Character.isLetterOrDigit(title.charAt(at - 1)) ? 3 : 2;
        }
        return NO_MATCH;
    }
}
