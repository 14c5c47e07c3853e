package io.bindery.amqp.server;

import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodWriter;
import io.bindery.engine.Reply;
import io.bindery.model.ReplyCode;
import io.bindery.model.WireText;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Writes the engine's replies as the methods they are. */
final class Replies {

    private Replies() { }

    static void write(ByteBuf out, int channel, Reply reply) {
        if (reply instanceof Reply.ChannelOpened) {
            MethodWriter.begin(out, channel, MethodId.CHANNEL_OPEN_OK).longText("").end();
        } else if (reply instanceof Reply.FlowOk flow) {
            MethodWriter.begin(out, channel, MethodId.CHANNEL_FLOW_OK).bit(flow.active()).end();
        } else if (reply instanceof Reply.QueueDeclared declared) {
            MethodWriter.begin(out, channel, MethodId.QUEUE_DECLARE_OK).shortText(declared.queue())
                    .longNumber(declared.messages()).longNumber(declared.consumers()).end();
        } else if (reply instanceof Reply.QueuePurged purged) {
            MethodWriter.begin(out, channel, MethodId.QUEUE_PURGE_OK).longNumber(purged.messages()).end();
        } else if (reply instanceof Reply.QueueDeleted deleted) {
            MethodWriter.begin(out, channel, MethodId.QUEUE_DELETE_OK).longNumber(deleted.messages()).end();
        } else if (reply instanceof Reply.ConsumeOk consume) {
            MethodWriter.begin(out, channel, MethodId.BASIC_CONSUME_OK).shortText(consume.consumerTag()).end();
        } else if (reply instanceof Reply.CancelOk cancel) {
            MethodWriter.begin(out, channel, MethodId.BASIC_CANCEL_OK).shortText(cancel.consumerTag()).end();
        } else if (reply instanceof Reply.CreditOk credit) {
            MethodWriter.begin(out, channel, MethodId.BASIC_CREDIT_OK).longNumber(credit.available()).end();
        } else if (reply instanceof Reply.CreditDrained drained) {
            MethodWriter.begin(out, channel, MethodId.BASIC_CREDIT_DRAINED).shortText(drained.consumerTag()).longNumber(drained.credit()).end();
        } else if (reply instanceof Reply.GetEmpty) {
            MethodWriter.begin(out, channel, MethodId.BASIC_GET_EMPTY).shortText("").end();
        } else {
            MethodWriter.write(out, channel, plain(reply));
        }
    }

    private static int plain(Reply reply) {
        if (reply instanceof Reply.ChannelClosed) {
            return MethodId.CHANNEL_CLOSE_OK;
        } else if (reply instanceof Reply.ExchangeDeclared) {
            return MethodId.EXCHANGE_DECLARE_OK;
        } else if (reply instanceof Reply.ExchangeDeleted) {
            return MethodId.EXCHANGE_DELETE_OK;
        } else if (reply instanceof Reply.ExchangeBound) {
            return MethodId.EXCHANGE_BIND_OK;
        } else if (reply instanceof Reply.ExchangeUnbound) {
            return MethodId.EXCHANGE_UNBIND_OK;
        } else if (reply instanceof Reply.QueueBound) {
            return MethodId.QUEUE_BIND_OK;
        } else if (reply instanceof Reply.QueueUnbound) {
            return MethodId.QUEUE_UNBIND_OK;
        } else if (reply instanceof Reply.QosOk) {
            return MethodId.BASIC_QOS_OK;
        } else if (reply instanceof Reply.RecoverOk) {
            return MethodId.BASIC_RECOVER_OK;
        } else if (reply instanceof Reply.ConfirmsSelected) {
            return MethodId.CONFIRM_SELECT_OK;
        } else if (reply instanceof Reply.TxSelected) {
            return MethodId.TX_SELECT_OK;
        } else if (reply instanceof Reply.TxCommitted) {
            return MethodId.TX_COMMIT_OK;
        } else if (reply instanceof Reply.TxRolledBack) {
            return MethodId.TX_ROLLBACK_OK;
        }
        throw new IllegalArgumentException("no method for " + reply);
    }

    /** channel.close or connection.close; a text over 255 bytes is cut as RabbitMQ cuts it. */
    static void close(ByteBuf out, int channel, int method, ReplyCode code, String text, int classId, int methodId) {
        byte[] bytes = WireText.encode(text);
        String shown = bytes.length <= 255 ? text : WireText.decode(Arrays.copyOf(bytes, 252)) + "...";
        MethodWriter.begin(out, channel, method).shortNumber(code.code()).shortText(shown)
                .shortNumber(classId).shortNumber(methodId).end();
    }
}
