package io.bindery.ui.inspect;

import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/**
 * A property of a figure in a word or two.
 *
 * @param style an extra style class, or empty
 */
record Chip(String text, Feather icon, String style) {

    static List<Chip> of(QueueDefinition queue) {
        List<Chip> chips = new ArrayList<>();
        chips.add(queue.durable() ? new Chip("durable", Feather.HARD_DRIVE, "") : new Chip("transient", Feather.ZAP_OFF, ""));
        if (queue.exclusive()) {
            chips.add(new Chip("exclusive", Feather.LOCK, ""));
        }
        if (queue.autoDelete()) {
            chips.add(new Chip("auto-delete", Feather.LOG_OUT, ""));
        }
        queue.messageTtl().ifPresent(millis -> chips.add(new Chip("TTL " + Figures.age(millis), Feather.CLOCK, "")));
        queue.maxLength().ifPresent(length -> chips.add(new Chip("at most " + Figures.count(length), Feather.ARROW_UP, "")));
        queue.arguments().integer(QueueDefinition.MAX_PRIORITY).ifPresent(most -> chips.add(new Chip("priority to " + most, Feather.CHEVRONS_UP, "")));
        queue.deadLetterExchange().ifPresent(exchange -> chips.add(
                new Chip("dead-letters to " + (exchange.isEmpty() ? "(default)" : exchange), Feather.CORNER_DOWN_RIGHT, "dead")));
        return chips;
    }

    static List<Chip> of(ExchangeDefinition exchange) {
        List<Chip> chips = new ArrayList<>();
        chips.add(exchange.durable() ? new Chip("durable", Feather.HARD_DRIVE, "") : new Chip("transient", Feather.ZAP_OFF, ""));
        if (exchange.internal()) {
            chips.add(new Chip("internal", Feather.LOCK, ""));
        }
        if (exchange.autoDelete()) {
            chips.add(new Chip("auto-delete", Feather.LOG_OUT, ""));
        }
        exchange.alternateExchange().ifPresent(other -> chips.add(new Chip("alternate: " + other, Feather.CORNER_UP_RIGHT, "")));
        return chips;
    }
}
