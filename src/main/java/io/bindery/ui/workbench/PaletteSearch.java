package io.bindery.ui.workbench;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Selection;
import io.bindery.ui.theme.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds figures and actions by a part of their name, or by words that mean the same: where a name begins counts more than
 * where it merely occurs, and that more than another word for it.
 */
final class PaletteSearch {

    private static final int AT_MOST = 50;
    private static final int BEGINS = 1;
    private static final int BY_WORDS = 4;
    private static final int BY_OTHER_WORDS = 5;
    private static final int NO_MATCH = Integer.MAX_VALUE;

    private final List<Command> commands;
    private final BiFunction<String, VhostSnapshot, List<PaletteEntry>> verbs;
    private final Consumer<Selection> select;

    /** @param verbs what words beginning with a verb mean: {@link FigureVerbs#find} */
    PaletteSearch(List<Command> commands, BiFunction<String, VhostSnapshot, List<PaletteEntry>> verbs, Consumer<Selection> select) {
        this.commands = commands;
        this.verbs = verbs;
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
        all.removeIf(entry -> distance(entry, wanted) == NO_MATCH);
        all.sort(Comparator.comparingInt(entry -> distance(entry, wanted)));
        int begun = (int) all.stream().filter(entry -> distance(entry, wanted) <= BEGINS).count();
        all.addAll(wanted.isEmpty() ? 0 : begun, verbs.apply(words.stripLeading().toLowerCase(Locale.ROOT), vhost));
        return all.stream().limit(AT_MOST).toList();
    }

    private PaletteEntry figure(String name, String type) {
        return new PaletteEntry(name.isEmpty() ? "(default)" : name, type + " exchange", "", Glyph.ofExchange(name, type), null,
                () -> select.accept(new Selection.OfExchange(name)));
    }

    private PaletteEntry queue(String name) {
        return new PaletteEntry(name, "queue", "", Glyph.QUEUE, null, () -> select.accept(new Selection.OfQueue(name)));
    }

    private static PaletteEntry action(Command command) {
        return new PaletteEntry(command.title().get(), command.shortcutText(), command.words(), null, command.icon(), command::run);
    }

    private static int distance(PaletteEntry entry, String wanted) {
        String title = entry.title().toLowerCase(Locale.ROOT);
        int at = title.indexOf(wanted);
        if (at == 0) {
            return title.length() == wanted.length() ? 0 : BEGINS;
        } else if (at > 0) {
            return Character.isLetterOrDigit(title.charAt(at - 1)) ? 3 : 2;
        }
        String[] each = wanted.split("\\s+");
        if (Stream.of(each).allMatch(title::contains)) {
            return BY_WORDS;
        }
        String others = " " + entry.words();
        return Stream.of(each).allMatch(word -> title.contains(word) || others.contains(" " + word)) ? BY_OTHER_WORDS : NO_MATCH;
    }
}
