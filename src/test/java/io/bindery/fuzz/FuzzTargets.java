package io.bindery.fuzz;

import io.bindery.amqp.server.BrokerInOneThread;
import io.bindery.model.FieldTable;
import io.bindery.model.MalformedTableException;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.WireReader;
import io.bindery.model.WireWriter;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What must hold whatever the bytes are. Each target takes any bytes and throws an {@link AssertionError} when they did
 * harm; {@link SeededFuzzTest} and Jazzer ({@code mvn -Pfuzz test-compile exec:exec}) feed them.
 */
public final class FuzzTargets {

    private static final int WHOLE = 1 << 20;

    private FuzzTargets() { }

    /** Bytes from the first on: before anybody has said who they are. */
    public static void handshake(byte[] bytes) {
        try (BrokerInOneThread broker = new BrokerInOneThread()) {
            BrokerInOneThread.Client client = broker.connect();
            tell(broker, client, bytes);
        }
    }

    /** Bytes behind a proper handshake, with channel 1 open; the first one says in what pieces they arrive. */
    public static void connection(byte[] bytes) {
        try (BrokerInOneThread broker = new BrokerInOneThread()) {
            BrokerInOneThread.Client neighbour = broker.connect();
            neighbour.write(Greeting.upToChannel1(), WHOLE);
            BrokerInOneThread.Client client = broker.connect();
            client.write(Greeting.upToChannel1(), WHOLE);
            client.heard();
            tell(broker, client, bytes);
            neighbour.heard();
            neighbour.write(Greeting.messageThrough("a neighbour's own"), WHOLE);
            require(contains(neighbour.heard(), Greeting.BODY), "the neighbour is not served any more");
            broker.requireNoFault();
        }
    }

    private static void tell(BrokerInOneThread broker, BrokerInOneThread.Client client, byte[] bytes) {
        client.write(bytes, bytes.length > 0 && (bytes[0] & 3) == 3 ? 1 + (bytes[0] >> 2 & 31) : WHOLE);
        Frames.requireProper(client.heard());
        client.hangUp();
        broker.requireNoFault();
        require(broker.snapshot().connections().size() <= 1, "the engine keeps a connection that is gone");
    }

    /** Bytes as a field table: refused, or the same table again when it is written. */
    public static void table(byte[] bytes) {
        FieldTable table;
        try {
            table = new WireReader(bytes, 0, bytes.length).table();
        } catch (MalformedTableException refused) {
            return;
        }
        byte[] once = encoded(table);
        FieldTable again = new WireReader(once, 0, once.length).table();
        require(Arrays.equals(encoded(again), once), "a table written and read is written otherwise");
    }

    /** Bytes as a property list: refused, or the same properties again when they are written. */
    public static void properties(byte[] bytes) {
        try {
            PropertiesCodec.check(bytes);
        } catch (MalformedTableException refused) {
            return;
        }
        PropertiesCodec.isPersistent(bytes);
        Properties properties;
        try {
            properties = PropertiesCodec.decode(bytes);
        } catch (MalformedTableException refused) {
            throw new AssertionError("what was checked can not be read", refused);
        }
        byte[] once = PropertiesCodec.encode(properties);
        Properties again = PropertiesCodec.decode(once);
        require(Arrays.equals(PropertiesCodec.encode(again), once), "properties written and read are written otherwise");
        require(PropertiesCodec.isPersistent(bytes) == (properties.deliveryMode() != null && properties.deliveryMode() == 2),
                "persistence found without decoding is not what is decoded");
    }

    private static byte[] encoded(FieldTable table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new WireWriter(out).table(table);
        return out.toByteArray();
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int at = 0; at + part.length <= all.length; at++) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
