package io.bindery.store;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.model.WireReader;
import io.bindery.model.WireWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Payloads of the records about exchanges, queues and bindings, in AMQP's own basic types. Declarations start with their
 * ordinal, which keeps the order of declaration when cleaning moves records.
 */
final class DefinitionRecord {

    private DefinitionRecord() { }

    static byte[] exchange(long ordinal, ExchangeDefinition exchange) {
        WireWriter out = writer(ordinal);
        out.shortText(exchange.vhost());
        out.shortText(exchange.name());
        out.shortText(exchange.type());
        out.int8(bits(exchange.flags()));
        out.table(exchange.arguments());
        return out.toByteArray();
    }

    static ExchangeDefinition exchange(WireReader in) {
        return new ExchangeDefinition(in.shortText(), in.shortText(), in.shortText(),
                flags(ExchangeFlag.class, in.uint8()), in.table());
    }

    static byte[] exchangeName(String vhost, String name) {
        WireWriter out = new WireWriter(new ByteArrayOutputStream(64));
        out.shortText(vhost);
        out.shortText(name);
        return out.toByteArray();
    }

    static byte[] queueName(long queueId, QueueDefinition queue) {
        WireWriter out = writer(queueId);
        out.shortText(queue.vhost());
        out.shortText(queue.name());
        return out.toByteArray();
    }

    static byte[] queue(long ordinal, long queueId, QueueDefinition queue) {
        WireWriter out = writer(ordinal);
        out.int64(queueId);
        out.shortText(queue.vhost());
        out.shortText(queue.name());
        out.int8(bits(queue.flags()));
        out.table(queue.arguments());
        return out.toByteArray();
    }

    static QueueDefinition queue(WireReader in) {
        return new QueueDefinition(in.shortText(), in.shortText(), flags(QueueFlag.class, in.uint8()), in.table());
    }

    static byte[] binding(long ordinal, Binding binding) {
        WireWriter out = writer(ordinal);
        out.shortText(binding.vhost());
        out.shortText(binding.exchange());
        out.int8(binding.kind().ordinal());
        out.shortText(binding.destination());
        out.shortText(binding.key());
        out.table(binding.arguments());
        return out.toByteArray();
    }

    static Binding binding(WireReader in) {
        return new Binding(in.shortText(), in.shortText(), Binding.DestinationKind.values()[in.uint8()],
                in.shortText(), in.shortText(), in.table());
    }

    static WireReader reader(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return new WireReader(bytes, 0, bytes.length);
    }

    private static WireWriter writer(long first) {
        WireWriter out = new WireWriter(new ByteArrayOutputStream(128));
        out.int64(first);
        return out;
    }

    private static int bits(Set<? extends Enum<?>> flags) {
        return flags.stream().mapToInt(flag -> 1 << flag.ordinal()).sum();
    }

    private static <F extends Enum<F>> Set<F> flags(Class<F> type, int bits) {
        Set<F> flags = EnumSet.allOf(type);
        flags.removeIf(flag -> (bits & 1 << flag.ordinal()) == 0);
        return flags;
    }
}
