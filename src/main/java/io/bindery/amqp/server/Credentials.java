package io.bindery.amqp.server;

import io.bindery.amqp.codec.WireException;
import io.bindery.model.FieldTable;
import io.bindery.model.MalformedTableException;
import io.bindery.model.ReplyCode;
import io.bindery.model.WireReader;
import io.bindery.model.WireText;
import java.nio.ByteBuffer;

/** A name and a password out of a SASL response. */
record Credentials(String user, String password) {

    /** Null when the response says nothing that can be checked. */
    static Credentials read(String mechanism, byte[] response) {
        return switch (mechanism) {
            case "PLAIN" -> plain(response);
            case "AMQPLAIN" -> amqplain(response);
            default -> throw new WireException(ReplyCode.COMMAND_INVALID, "unknown authentication mechanism '" + mechanism + "'", 10, 11);
        };
    }

    /** RFC 4616: authorisation id, NUL, name, NUL, password. */
    private static Credentials plain(byte[] response) {
        String text = WireText.decode(response);
        int first = text.indexOf('\0');
        int second = text.indexOf('\0', first + 1);
        return first < 0 || second < 0 ? null : new Credentials(text.substring(first + 1, second), text.substring(second + 1));
    }

    /** A field table without its length: LOGIN and PASSWORD. */
    private static Credentials amqplain(byte[] response) {
        byte[] framed = ByteBuffer.allocate(response.length + 4).putInt(response.length).put(response).array();
        try {
            FieldTable table = new WireReader(framed, 0, framed.length).table();
            return new Credentials(table.text("LOGIN").orElse(""), table.text("PASSWORD").orElse(""));
        } catch (MalformedTableException malformed) {
            return null;
        }
    }

    @Override public String toString() {
        return "Credentials[" + user + "]";
    }
}
