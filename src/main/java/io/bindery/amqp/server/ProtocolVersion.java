package io.bindery.amqp.server;

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
        return switch (header[4] << 24 | header[5] << 16 | header[6] << 8 | header[7]) {
            case 0x0000_0901, 0x0101_0009 -> new ProtocolVersion(0, 9);
            case 0x0101_0800, 0x0101_0901 -> new ProtocolVersion(8, 0);
            default -> null;
        };
    }
}
