package io.bindery.engine;

import io.bindery.model.ReplyCode;
import io.bindery.model.WireText;
import java.util.Arrays;

/** A refusal in RabbitMQ's words. Its code says whether it ends the channel or the whole connection. */
final class AmqpException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHORT_STRING = 255;
    private static final String CUT = "...";

    private final ReplyCode code;
    private final boolean ownWords;

    AmqpException(ReplyCode code, String explanation) {
        this(code, code.name() + " - " + explanation, false);
    }

    /** What RabbitMQ says when one of its processes fell over: no more than this. */
    static AmqpException internalError() {
        return new AmqpException(ReplyCode.INTERNAL_ERROR, ReplyCode.INTERNAL_ERROR.name(), false);
    }

    private AmqpException(ReplyCode code, String message, boolean ownWords) {
        super(message, null, false, false);
        this.code = code;
        this.ownWords = ownWords;
    }

    /** A refusal that only people see, who are told no code by it. */
    static AmqpException inItsOwnWords(String words) {
        return new AmqpException(ReplyCode.PRECONDITION_FAILED, words, true);
    }

    ReplyCode code() {
        return code;
    }

    /** The reply text, shortened to what a short string holds; people are told all. */
    String text() {
        byte[] bytes = WireText.encode(getMessage());
        if (ownWords || bytes.length <= SHORT_STRING) {
            return getMessage();
        }
        return WireText.decode(Arrays.copyOf(bytes, SHORT_STRING - CUT.length())) + CUT;
    }

    /** Whether it is a hard error: connection.close instead of channel.close. */
    boolean endsConnection() {
        return switch (code) {
            case CONTENT_TOO_LARGE, NO_ROUTE, NO_CONSUMERS, ACCESS_REFUSED, NOT_FOUND, RESOURCE_LOCKED, PRECONDITION_FAILED -> false;
            default -> true;
        };
    }
}
