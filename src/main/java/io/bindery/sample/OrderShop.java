package io.bindery.sample;

import static io.bindery.model.Binding.toExchange;
import static io.bindery.model.Binding.toQueue;
import static io.bindery.model.QueueDefinition.DEAD_LETTER_EXCHANGE;
import static io.bindery.model.QueueDefinition.DEAD_LETTER_ROUTING_KEY;
import static io.bindery.model.QueueDefinition.MAX_LENGTH;
import static io.bindery.model.QueueDefinition.MESSAGE_TTL;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.Definitions;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The sample topology: one exchange of each type, patterns with {@code *} and {@code #}, an exchange bound to an
 * exchange, an alternate and a dead-letter exchange, durable and transient queues. The exclusive queue {@code push} is
 * not in it: it belongs to the program that consumes it.
 */
public final class OrderShop {

    public static final String ORDERS = "orders";
    public static final String UNROUTED = "unrouted";
    public static final String NOTIFY = "notify";
    public static final String PAYMENTS = "payments";
    public static final String REPORTS = "reports";
    public static final String DLX = "dlx";

    private OrderShop() { }

    public static Definitions definitions(String vhost) {
        return new Definitions(exchanges(vhost), queues(vhost), bindings(vhost));
    }

    /** The definitions as commands, in an order a broker takes. */
    public static List<BrokerCommand> commands(String vhost) {
        Definitions shop = definitions(vhost);
        List<BrokerCommand> commands = new ArrayList<>();
        shop.exchanges().forEach(exchange -> commands.add(new BrokerCommand.DeclareExchange(exchange)));
        shop.queues().forEach(queue -> commands.add(new BrokerCommand.DeclareQueue(queue)));
        shop.bindings().forEach(binding -> commands.add(new BrokerCommand.Bind(binding)));
        return commands;
    }

    private static List<ExchangeDefinition> exchanges(String vhost) {
        return List.of(
                exchange(vhost, ORDERS, ExchangeType.TOPIC, FieldTable.of(ExchangeDefinition.ALTERNATE_EXCHANGE, FieldValue.of(UNROUTED))),
                new ExchangeDefinition(vhost, UNROUTED, ExchangeType.FANOUT, EnumSet.of(ExchangeFlag.DURABLE, ExchangeFlag.INTERNAL), FieldTable.EMPTY),
                exchange(vhost, NOTIFY, ExchangeType.FANOUT, FieldTable.EMPTY),
                exchange(vhost, PAYMENTS, ExchangeType.DIRECT, FieldTable.EMPTY),
                exchange(vhost, REPORTS, ExchangeType.HEADERS, FieldTable.EMPTY),
                exchange(vhost, DLX, ExchangeType.DIRECT, FieldTable.EMPTY));
    }

    private static List<QueueDefinition> queues(String vhost) {
        return List.of(
                durable(vhost, "orders.lost", FieldTable.EMPTY),
                durable(vhost, "warehouse.eu", FieldTable.EMPTY),
                durable(vhost, "billing", deadLetters(DLX, "retry")),
                durable(vhost, "audit", FieldTable.EMPTY.with(MAX_LENGTH, 100_000)),
                transientQueue(vhost, "mail", FieldTable.EMPTY.with(MESSAGE_TTL, 3_600_000)),
                durable(vhost, "payments.capture", deadLetters(DLX, "dead")),
                transientQueue(vhost, "reports.pdf", FieldTable.EMPTY),
                durable(vhost, "billing.retry", deadLetters("", "billing").with(MESSAGE_TTL, 30_000)),
                durable(vhost, "dead.letters", FieldTable.EMPTY));
    }

    private static List<Binding> bindings(String vhost) {
        return List.of(
                toQueue(vhost, ORDERS, "warehouse.eu", "order.eu.#"),
                toQueue(vhost, ORDERS, "warehouse.eu", "stock.eu.#"),
                toQueue(vhost, ORDERS, "billing", "order.*.created"),
                toQueue(vhost, ORDERS, "audit", "order.#"),
                toExchange(vhost, ORDERS, NOTIFY, "order.#.shipped"),
                toQueue(vhost, UNROUTED, "orders.lost", ""),
                toQueue(vhost, NOTIFY, "mail", ""),
                toQueue(vhost, PAYMENTS, "payments.capture", "capture"),
                toQueue(vhost, PAYMENTS, "payments.capture", "refund"),
                toQueue(vhost, REPORTS, "reports.pdf", "").withArguments(
                        FieldTable.EMPTY.with("x-match", "all").with("format", "pdf").with("v", 2)),
                toQueue(vhost, DLX, "billing.retry", "retry"),
                toQueue(vhost, DLX, "dead.letters", "dead"));
    }

    private static ExchangeDefinition exchange(String vhost, String name, String type, FieldTable arguments) {
        return new ExchangeDefinition(vhost, name, type, EnumSet.of(ExchangeFlag.DURABLE), arguments);
    }

    private static QueueDefinition durable(String vhost, String name, FieldTable arguments) {
        return new QueueDefinition(vhost, name, EnumSet.of(QueueFlag.DURABLE), arguments);
    }

    private static QueueDefinition transientQueue(String vhost, String name, FieldTable arguments) {
        return new QueueDefinition(vhost, name, Set.of(), arguments);
    }

    private static FieldTable deadLetters(String exchange, String key) {
        return FieldTable.EMPTY.with(DEAD_LETTER_EXCHANGE, exchange).with(DEAD_LETTER_ROUTING_KEY, key);
    }
}
