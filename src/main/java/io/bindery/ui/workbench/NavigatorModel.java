package io.bindery.ui.workbench;

import io.bindery.lesson.Lesson;
import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Selection;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.workbench.NavigatorRow.Item;
import io.bindery.ui.workbench.NavigatorRow.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which rows the navigator has: exchanges and queues of one virtual host, filtered by a part of their name. */
final class NavigatorModel {

    private final ObservableList<NavigatorRow> rows = FXCollections.observableArrayList();
    private final Map<String, Item> exchanges = new HashMap<>();
    private final Map<String, Item> queues = new HashMap<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private VhostSnapshot shown = new VhostSnapshot("/", List.of(), List.of(), List.of());
    private boolean builtInOpen;
    private List<Lesson> lessons = List.of();
    private Set<String> done = Set.of();

    NavigatorModel() {
        filter.addListener((observed, was, is) -> rebuild());
    }

    ObservableList<NavigatorRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    /** @param doneIds those that are done */
    void lessons(List<Lesson> all, Set<String> doneIds) {
        lessons = List.copyOf(all);
        done = Set.copyOf(doneIds);
        rebuild();
    }

    void toggleBuiltIn() {
        builtInOpen = !builtInOpen;
        rebuild();
    }

    void show(VhostSnapshot vhost) {
        boolean sameNames = vhost.name().equals(shown.name())
                && names(vhost).equals(names(shown)) && vhost.bindings().size() == shown.bindings().size();
        VhostSnapshot before = shown;
        shown = vhost;
        if (!sameNames) {
            rebuild();
        } else if (vhost.queues() != before.queues()) {
            vhost.queues().forEach(this::count);
        }
    }

    Optional<Item> rowOf(Selection selection) {
        if (selection instanceof Selection.OfExchange of) {
            return Optional.ofNullable(exchanges.get(of.exchange()));
        }
        return selection instanceof Selection.OfQueue of ? Optional.ofNullable(queues.get(of.queue())) : Optional.empty();
    }

    private static List<String> names(VhostSnapshot vhost) {
        List<String> names = new ArrayList<>();
        vhost.exchanges().forEach(exchange -> names.add(exchange.definition().name() + ' ' + exchange.definition().type()));
        vhost.queues().forEach(queue -> names.add(queue.definition().name()));
        return names;
    }

    private void rebuild() {
        List<NavigatorRow> next = new ArrayList<>();
        Map<String, Long> bindings = bindingsBySource();
        List<ExchangeSnapshot> own = shown.exchanges().stream().filter(e -> !builtIn(e) || bindings.containsKey(e.definition().name())).toList();
        List<ExchangeSnapshot> builtIn = shown.exchanges().stream().filter(e -> !own.contains(e)).toList();
        next.add(new NavigatorRow.Head("Exchanges", own.size()));
        addExchanges(next, own, bindings);
        if (!builtIn.isEmpty() && filter.get().isBlank()) {
            next.add(new NavigatorRow.Fold(builtIn.size(), builtInOpen));
        }
        if (builtInOpen || !filter.get().isBlank()) {
            addExchanges(next, builtIn, bindings);
        }
        next.add(new NavigatorRow.Head("Queues", shown.queues().size()));
        shown.queues().stream().filter(queue -> matches(queue.definition().name())).forEach(queue -> next.add(count(queue)));
        addLessons(next);
        if (!rows.equals(next)) { // else counts alone changed, and those are in the rows themselves
            rows.setAll(next);
        }
    }

    private void addLessons(List<NavigatorRow> next) {
        if (!lessons.isEmpty()) {
            next.add(new NavigatorRow.Head("Lessons", Figures.count(lessons.stream().filter(lesson -> done.contains(lesson.id())).count()) + " of " + Figures.count(lessons.size())));
            Optional<Lesson> first = lessons.stream().filter(lesson -> !done.contains(lesson.id())).findFirst();
            lessons.stream().filter(lesson -> matches(lesson.title()))
                    .forEach(lesson -> next.add(new NavigatorRow.OfLesson(lesson, done.contains(lesson.id()), first.filter(lesson::equals).isPresent())));
        }
    }

    private void addExchanges(List<NavigatorRow> next, List<ExchangeSnapshot> some, Map<String, Long> bindings) {
        for (ExchangeSnapshot exchange : some) {
            String name = exchange.definition().name();
            if (matches(name.isEmpty() ? "(default)" : name)) {
                Glyph glyph = Glyph.ofExchange(name, exchange.definition().type());
                Item item = exchanges.compute(name, (key, old) -> old != null && old.glyph() == glyph ? old : new Item(Kind.EXCHANGE, name, glyph));
                item.count().set(Figures.count(name.isEmpty() ? shown.queues().size() : bindings.getOrDefault(name, 0L)));
                next.add(item);
            }
        }
    }

    private Item count(QueueSnapshot queue) {
        Item item = queues.computeIfAbsent(queue.definition().name(), name -> new Item(Kind.QUEUE, name, Glyph.QUEUE));
        item.count().set(Figures.count(queue.depth()));
        return item;
    }

    private Map<String, Long> bindingsBySource() {
        Map<String, Long> counts = new HashMap<>();
        for (Binding binding : shown.bindings()) {
            counts.merge(binding.exchange(), 1L, Long::sum);
        }
        return counts;
    }

    private boolean matches(String name) {
        Predicate<String> contains = part -> name.toLowerCase(Locale.ROOT).contains(part);
        return contains.test(filter.get().strip().toLowerCase(Locale.ROOT));
    }

    private static boolean builtIn(ExchangeSnapshot exchange) {
        return exchange.definition().name().startsWith("amq.");
    }
}
