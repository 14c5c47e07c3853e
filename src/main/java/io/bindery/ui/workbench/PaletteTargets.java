package io.bindery.ui.workbench;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.ui.state.Selection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a verb in the palette is meant for.
 *
 * @param name a part of it, in lower case; empty for everything
 * @param selected what a verb alone is meant for; null behind a verb that goes on
 */
record PaletteTargets(VhostSnapshot vhost, String name, Selection selected) {

    boolean isVerbAlone() {
        return selected != null;
    }

    Stream<ExchangeDefinition> exchanges() {
        return all().filter(exchange -> isVerbAlone() ? selected.equals(new Selection.OfExchange(exchange.name())) : isNamed(exchange.name()));
    }

    /** For what takes nothing away: those of a verb alone, if none is selected, are all. */
    Stream<ExchangeDefinition> exchangesOrAll() {
        return isVerbAlone() && exchanges().findAny().isEmpty() && !(selected instanceof Selection.OfQueue) ? all() : exchanges();
    }

    Stream<QueueSnapshot> queues() {
        return vhost.queues().stream().filter(queue -> isVerbAlone() ? selected.equals(new Selection.OfQueue(queue.definition().name())) : isNamed(queue.definition().name()));
    }

    Stream<Binding> bindings() {
        if (isVerbAlone()) {
            return selected instanceof Selection.OfBindings chosen ? chosen.bindings().stream() : Stream.empty();
        }
        return vhost.bindings().stream().filter(binding -> !binding.exchange().isEmpty())
                .filter(binding -> isNamed(binding.exchange()) || isNamed(binding.destination()) || isNamed(binding.key()));
    }

    /** The broker's own last. */
    private Stream<ExchangeDefinition> all() {
        return vhost.exchanges().stream().map(exchange -> exchange.definition()).sorted(Comparator.comparing(PaletteTargets::isBuiltIn));
    }

    static boolean isBuiltIn(ExchangeDefinition exchange) {
        return exchange.name().isEmpty() || exchange.name().startsWith("amq.");
    }

    private boolean isNamed(String figure) {
        return figure.toLowerCase(Locale.ROOT).contains(name);
    }
}
