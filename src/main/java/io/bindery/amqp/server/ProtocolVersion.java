package io.bindery.amqp.server;

import java.util.Arrays;

/**
 * A protocol header a client may open with: 0-9-1, and, as RabbitMQ takes them, the older 0-9 and 0-8.
 *
 * @param major what connection.start then says · minor likewise
 */
record ProtocolVersion(int major, int minor) {

    /** Sent back to whoever opens with anything else. */
    static final byte[] WANTED = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    /** Null for a header that is not taken. */
    static ProtocolVersion of(byte[] header) {
        if (header[0] != 'A' || header[1] != 'M' || header[2] != 'Q' || header[3] != 'P') {
            return null;
        }
        byte[] version = Arrays.copyOfRange(header, 4, 8);
        if (Arrays.equals(version, new byte[] {0, 0, 9, 1})) {
            return new ProtocolVersion(0, 9);
        } else if (Arrays.equals(version, new byte[] {1, 1, 0, 9})) {
            return new ProtocolVersion(0, 9);
        } else if (Arrays.equals(version, new byte[] {1, 1, 8, 0})) {
            return new ProtocolVersion(8, 0);
        }
        return null;
    }
}
