package io.bindery.engine;

/** An answer to a synchronous method that needs no content. */
public sealed interface Reply {

    record ChannelOpened() implements Reply { }

    record ChannelClosed() implements Reply { }

    record FlowOk(boolean active) implements Reply { }

    record ExchangeDeclared() implements Reply { }

    record ExchangeDeleted() implements Reply { }

    record ExchangeBound() implements Reply { }

    record ExchangeUnbound() implements Reply { }

    record QueueDeclared(String queue, long messages, long consumers) implements Reply { }

    record QueueBound() implements Reply { }

    record QueueUnbound() implements Reply { }

    record QueuePurged(long messages) implements Reply { }

    record QueueDeleted(long messages) implements Reply { }

    record QosOk() implements Reply { }

    record ConsumeOk(String consumerTag) implements Reply { }

    /** basic.credit-ok: so many messages are ready. */
    record CreditOk(long available) implements Reply { }

    /** basic.credit-drained: so much credit lapsed. */
    record CreditDrained(String consumerTag, long credit) implements Reply { }

    record CancelOk(String consumerTag) implements Reply { }

    record GetEmpty() implements Reply { }

    record RecoverOk() implements Reply { }

    record ConfirmsSelected() implements Reply { }

    record TxSelected() implements Reply { }

    record TxCommitted() implements Reply { }

    record TxRolledBack() implements Reply { }
}
