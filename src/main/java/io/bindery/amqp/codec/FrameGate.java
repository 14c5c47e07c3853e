package io.bindery.amqp.codec;

/** Whether more frames are wanted now. */
public interface FrameGate {
    boolean open();
}
