package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.MethodId;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.EnumSet;

/** Makes the engine's commands of a channel's methods; null of a method that is no client's to call. */
final class CommandDecoder {

    private CommandDecoder() { }

    static ClientCommand decode(ConnectionWriter from, int channel, int methodId, Arguments in) {
        return switch (MethodId.classOf(methodId)) {
            case 40 -> exchange(from, channel, methodId, in);
            case 50 -> queue(from, channel, methodId, in);
            case 60 -> basic(from, channel, methodId, in);
            default -> other(from, channel, methodId, in);
        };
    }

    private static ClientCommand exchange(ConnectionWriter from, int channel, int methodId, Arguments in) {
        return switch (methodId) {
            case MethodId.EXCHANGE_DECLARE -> declareExchange(from, channel, in);
            case MethodId.EXCHANGE_DELETE -> new ClientCommand.DeleteExchange(from, channel, name(in), in.bit(), in.bit());
            case MethodId.EXCHANGE_BIND -> new ClientCommand.BindExchange(from, channel, name(in), in.shortText(), in.shortText(), in.bit(), in.table());
            case MethodId.EXCHANGE_UNBIND -> new ClientCommand.UnbindExchange(from, channel, name(in), in.shortText(), in.shortText(), in.bit(), in.table());
            default -> null;
        };
    }

    private static ClientCommand declareExchange(ConnectionWriter from, int channel, Arguments in) {
        String name = name(in);
        String type = in.shortText();
        boolean passive = in.bit();
        EnumSet<ExchangeFlag> flags = EnumSet.noneOf(ExchangeFlag.class);
        add(flags, ExchangeFlag.DURABLE, in.bit());
        add(flags, ExchangeFlag.AUTO_DELETE, in.bit());
        add(flags, ExchangeFlag.INTERNAL, in.bit());
        boolean noWait = in.bit();
        FieldTable arguments = in.table();
        return new ClientCommand.DeclareExchange(from, channel, new ExchangeDefinition(from.vhost(), name, type, flags, arguments), passive, noWait);
    }

    private static ClientCommand queue(ConnectionWriter from, int channel, int methodId, Arguments in) {
        return switch (methodId) {
            case MethodId.QUEUE_DECLARE -> declareQueue(from, channel, in);
            case MethodId.QUEUE_BIND -> new ClientCommand.BindQueue(from, channel, name(in), in.shortText(), in.shortText(), in.bit(), in.table());
            case MethodId.QUEUE_UNBIND -> new ClientCommand.UnbindQueue(from, channel, name(in), in.shortText(), in.shortText(), in.table());
            case MethodId.QUEUE_PURGE -> new ClientCommand.PurgeQueue(from, channel, name(in), in.bit());
            case MethodId.QUEUE_DELETE -> new ClientCommand.DeleteQueue(from, channel, name(in), in.bit(), in.bit(), in.bit());
            default -> null;
        };
    }

    private static ClientCommand declareQueue(ConnectionWriter from, int channel, Arguments in) {
        String name = name(in);
        boolean passive = in.bit();
        EnumSet<QueueFlag> flags = EnumSet.noneOf(QueueFlag.class);
        add(flags, QueueFlag.DURABLE, in.bit());
        add(flags, QueueFlag.EXCLUSIVE, in.bit());
        add(flags, QueueFlag.AUTO_DELETE, in.bit());
        boolean noWait = in.bit();
        FieldTable arguments = in.table();
        return new ClientCommand.DeclareQueue(from, channel, new QueueDefinition(from.vhost(), name, flags, arguments), passive, noWait);
    }

    private static ClientCommand basic(ConnectionWriter from, int channel, int methodId, Arguments in) {
        return switch (methodId) {
            case MethodId.BASIC_ACK -> new ClientCommand.Ack(from, channel, in.longLong(), in.bit());
            case MethodId.BASIC_NACK -> new ClientCommand.Nack(from, channel, in.longLong(), in.bit(), in.bit(), false);
            case MethodId.BASIC_REJECT -> new ClientCommand.Nack(from, channel, in.longLong(), false, in.bit(), true);
            case MethodId.BASIC_QOS -> new ClientCommand.Qos(from, channel, in.longNumber(), in.shortNumber(), in.bit());
            case MethodId.BASIC_CONSUME -> consume(from, channel, in);
            case MethodId.BASIC_CREDIT -> new ClientCommand.Credit(from, channel, in.shortText(), in.longNumber(), in.bit());
            case MethodId.BASIC_CANCEL -> new ClientCommand.Cancel(from, channel, in.shortText(), in.bit());
            case MethodId.BASIC_GET -> new ClientCommand.Get(from, channel, name(in), in.bit());
            case MethodId.BASIC_RECOVER -> new ClientCommand.Recover(from, channel, in.bit(), false);
            case MethodId.BASIC_RECOVER_ASYNC -> new ClientCommand.Recover(from, channel, in.bit(), true);
            default -> null;
        };
    }

    private static ClientCommand consume(ConnectionWriter from, int channel, Arguments in) {
        String queue = name(in);
        String tag = in.shortText();
        EnumSet<ConsumeFlag> flags = EnumSet.noneOf(ConsumeFlag.class);
        add(flags, ConsumeFlag.NO_LOCAL, in.bit());
        add(flags, ConsumeFlag.NO_ACK, in.bit());
        add(flags, ConsumeFlag.EXCLUSIVE, in.bit());
        boolean noWait = in.bit();
        FieldTable arguments = from.version().is08() ? FieldTable.EMPTY : in.table();
        return new ClientCommand.Consume(from, channel, queue, tag, flags, noWait, arguments);
    }

    private static ClientCommand other(ConnectionWriter from, int channel, int methodId, Arguments in) {
        return switch (methodId) {
            case MethodId.CHANNEL_FLOW -> new ClientCommand.Flow(from, channel, in.bit());
            case MethodId.CONFIRM_SELECT -> new ClientCommand.SelectConfirms(from, channel, in.bit());
            case MethodId.TX_SELECT -> new ClientCommand.SelectTx(from, channel);
            case MethodId.TX_COMMIT -> new ClientCommand.CommitTx(from, channel);
            case MethodId.TX_ROLLBACK -> new ClientCommand.RollbackTx(from, channel);
            default -> null;
        };
    }

    /** The first name of a method, behind what was an access ticket before AMQP 0-9-1. */
    private static String name(Arguments in) {
        in.shortNumber();
        return in.shortText();
    }

    private static <F extends Enum<F>> void add(EnumSet<F> flags, F flag, boolean set) {
        if (set) {
            flags.add(flag);
        }
    }
}
