package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodLayout;
import io.bindery.amqp.codec.MethodsOf08;
import io.bindery.amqp.codec.WireException;
import io.bindery.model.ReplyCode;

/**
 * A protocol header a client may open with: 0-9-1, and, as RabbitMQ takes them, the older 0-9, which is spoken as 0-9-1,
 * and 0-8, which is not quite: connection.close has another number, basic.consume no arguments, channel.open-ok nothing
 * in it, and RabbitMQ's extensions are unknown.
 *
 * @param major what connection.start then says · minor likewise
 */
record ProtocolVersion(int major, int minor) {

    /** Sent back to whoever opens with anything else. */
    static final byte[] WANTED = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    private static final int REDIRECT_OF_0_8 = MethodId.CONNECTION_CLOSE;
    private static final int CLOSE_OF_0_8 = 10 << 16 | 60;
    private static final int CLOSE_OK_OF_0_8 = 10 << 16 | 61;
    private static final int UNKNOWN = 0;

    /** Null for a header that is not taken. */
    static ProtocolVersion of(byte[] header) {
        if (header[0] != 'A' || header[1] != 'M' || header[2] != 'Q' || header[3] != 'P') {
            return null;
        }
        return switch (header[4] << 24 | header[5] << 16 | header[6] << 8 | header[7]) {
            case 0x0000_0901, 0x0101_0009 -> new ProtocolVersion(0, 9);
            case 0x0101_0800, 0x0101_0901 -> new ProtocolVersion(8, 0);
            default -> null;
        };
    }

    boolean is08() {
        return major == 8;
    }

    /** A method's number in 0-9-1; one that no version knows when this one doesn't know it. */
    int heard(int methodId) {
        if (!is08()) {
            return methodId;
        }
        return switch (methodId) {
            case CLOSE_OF_0_8 -> MethodId.CONNECTION_CLOSE;
            case CLOSE_OK_OF_0_8 -> MethodId.CONNECTION_CLOSE_OK;
            case REDIRECT_OF_0_8 -> MethodsOf08.CONNECTION_REDIRECT;
            case MethodsOf08.CONNECTION_REDIRECT, MethodId.CONNECTION_CLOSE_OK, MethodId.CONNECTION_UPDATE_SECRET, MethodId.CONNECTION_UPDATE_SECRET_OK,
                 MethodId.EXCHANGE_BIND, MethodId.EXCHANGE_BIND_OK, MethodId.EXCHANGE_UNBIND, MethodId.EXCHANGE_UNBIND_OK,
                 MethodId.BASIC_NACK, MethodId.BASIC_CREDIT, MethodId.BASIC_CREDIT_OK, MethodId.BASIC_CREDIT_DRAINED,
                 MethodId.CONFIRM_SELECT, MethodId.CONFIRM_SELECT_OK -> UNKNOWN;
            default -> methodId;
        };
    }

    /** Of methods by their number in 0-9-1, here and below. */
    boolean knows(int methodId) {
        return is08() ? MethodsOf08.isKnown(methodId) : MethodId.isKnown(methodId);
    }

    boolean hasContent(int methodId) {
        return is08() ? MethodsOf08.hasContent(methodId) : MethodId.hasContent(methodId);
    }

    /** Reads the arguments of a method that nobody here asks for, and forgets them. */
    void skip(Arguments arguments, int methodId) {
        if (is08()) {
            MethodsOf08.skip(arguments, methodId);
        } else {
            MethodLayout.skip(arguments, methodId);
        }
    }

    /** What is thrown for a method of the connection's own that is known, and whose turn it is not. */
    WireException unexpected(int methodId, Arguments arguments, String state) {
        skip(arguments, methodId);
        return new WireException(ReplyCode.CHANNEL_ERROR, "unexpected method in connection state " + state);
    }

    /** connection.close as this version numbers it. */
    int close() {
        return is08() ? CLOSE_OF_0_8 : MethodId.CONNECTION_CLOSE;
    }

    int closeOk() {
        return is08() ? CLOSE_OK_OF_0_8 : MethodId.CONNECTION_CLOSE_OK;
    }
}
