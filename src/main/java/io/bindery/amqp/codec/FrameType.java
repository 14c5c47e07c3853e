package io.bindery.amqp.codec;

/** Frame types and sizes (AMQP 0-9-1, section 4.2.3). */
public final class FrameType {
    public static final int METHOD = 1;
    public static final int HEADER = 2;
    public static final int BODY = 3;
    public static final int HEARTBEAT = 8;
    public static final int END = 0xCE;
    /** Type, channel, size and end: what a frame is longer than its payload. */
    public static final int OVERHEAD = 8;

    private FrameType() { }
}
