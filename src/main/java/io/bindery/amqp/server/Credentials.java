package io.bindery.amqp.server;

import io.bindery.amqp.codec.WireException;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.MalformedTableException;
import io.bindery.model.ReplyCode;
import io.bindery.model.WireReader;
import io.bindery.model.WireText;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A name and a password out of a SASL response. */
record Credentials(String user, String password) {

    /** @throws WireException when the response says nothing that could be checked */
    static Credentials read(String mechanism, byte[] response) {
        return switch (mechanism) {
            case "PLAIN" -> plain(response);
            case "AMQPLAIN" -> amqplain(response);
            default -> throw new WireException(ReplyCode.COMMAND_INVALID, "unknown authentication mechanism '" + mechanism + "'");
        };
    }

    /** RFC 4616 without an authorisation id, as RabbitMQ takes it: NUL, name, NUL, password. */
    private static Credentials plain(byte[] response) {
        String text = WireText.decode(response);
        int second = text.indexOf('\0', 1);
        if (text.indexOf('\0') != 0 || second < 0 || text.indexOf('\0', second + 1) >= 0) {
            throw invalid();
        }
        return new Credentials(text.substring(1, second), text.substring(second + 1));
    }

    /**
     * A field table without its length: LOGIN and PASSWORD. RabbitMQ wants one of them to be text; the other may be bytes,
     * and a password of any other type is a wrong one.
     */
    private static Credentials amqplain(byte[] response) {
        byte[] framed = ByteBuffer.allocate(response.length + 4).putInt(response.length).put(response).array();
        try {
            FieldTable table = new WireReader(framed, 0, framed.length).table();
            FieldValue login = table.get("LOGIN").orElseThrow(Credentials::invalid);
            FieldValue password = table.get("PASSWORD").orElseThrow(Credentials::invalid);
            if (!(login instanceof FieldValue.Text) && !(password instanceof FieldValue.Text)) {
                throw invalid();
            }
            return new Credentials(words(login).orElseThrow(Credentials::invalid), words(password).orElseThrow(() -> refused("AMQPLAIN")));
        } catch (MalformedTableException malformed) {
            throw invalid();
        }
    }

    private static Optional<String> words(FieldValue value) {
        return value instanceof FieldValue.Text text ? Optional.of(text.value())
                : value instanceof FieldValue.Bytes bytes ? Optional.of(WireText.decode(bytes.value())) : Optional.empty();
    }

    static WireException refused(String mechanism) {
        return new WireException(ReplyCode.ACCESS_REFUSED, "Login was refused using authentication mechanism " + mechanism
                + ". For details see the broker logfile.");
    }

    private static WireException invalid() {
        return new WireException(ReplyCode.SYNTAX_ERROR, "response invalid");
    }

    @Override public String toString() {
        return "Credentials[" + user + "]";
    }
}
