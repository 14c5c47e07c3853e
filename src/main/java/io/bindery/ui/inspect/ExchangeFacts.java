package io.bindery.ui.inspect;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.theme.Glyph;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What the inspector says of an exchange at one moment.
 *
 * @param title «Topic exchange»
 * @param lost what unroutable messages do: go to the alternate exchange, or nowhere
 */
record ExchangeFacts(String name, String title, Glyph glyph, List<Chip> chips, String lost, List<BindingLine> bindings,
                     List<BindingLine> boundBy, int implicit, List<Pair> arguments) {

    static ExchangeFacts of(ExchangeSnapshot exchange, VhostSnapshot vhost) {
        String name = exchange.definition().name();
        String type = exchange.definition().type();
        return new ExchangeFacts(BindingLine.named(name), type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1) + " exchange",
                Glyph.ofExchange(name, type), Chip.of(exchange.effective()),
                exchange.effective().alternateExchange().isPresent() ? "To the alternate exchange" : "Unroutable",
                lines(vhost, binding -> !name.isEmpty() && binding.exchange().equals(name), true),
                lines(vhost, binding -> binding.kind() == Binding.DestinationKind.EXCHANGE && binding.destination().equals(name), false),
                name.isEmpty() ? vhost.queues().size() : 0, Pair.of(exchange.policies(), exchange.policies().values(exchange.definition())));
    }

    static long counter(BrokerSnapshot snapshot, String vhost, String exchange, ToLongFunction<ExchangeSnapshot> of) {
        return snapshot.vhost(vhost).flatMap(found -> found.exchange(exchange)).map(of::applyAsLong).orElse(0L);
    }

    private static List<BindingLine> lines(VhostSnapshot vhost, java.util.function.Predicate<Binding> some, boolean outward) {
        return vhost.bindings().stream().filter(some)
                .map(binding -> outward ? BindingLine.to(binding, vhost) : BindingLine.from(binding, vhost)).toList();
    }
}
