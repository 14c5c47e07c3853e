package io.bindery.amqp.codec;

import io.bindery.model.ReplyCode;

/** Bytes that break the protocol: what the connection is closed with. The method ids are 0 when none is to blame. */
public final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReplyCode code;
    private final int classId;
    private final int methodId;
    private final boolean outOfStep;

    private WireException(ReplyCode code, String text, int classId, int methodId, boolean outOfStep) {
        super(text, null, false, false);
        this.code = code;
        this.classId = classId;
        this.methodId = methodId;
        this.outOfStep = outOfStep;
    }

    public WireException(ReplyCode code, String detail) {
        this(code, detail, 0, 0);
    }

    public WireException(ReplyCode code, String detail, int classId, int methodId) {
        this(code, code.name() + " - " + detail, classId, methodId, false);
    }

    /** Where the next frame begins is not known any more: nothing that follows can be read. */
    static WireException outOfStep(ReplyCode code, String detail) {
        return new WireException(code, code.name() + " - " + detail, 0, 0, true);
    }

    /** What RabbitMQ says when it stumbles over what a client sent: no more than this. */
    public static WireException internalError() {
        return new WireException(ReplyCode.INTERNAL_ERROR, ReplyCode.INTERNAL_ERROR.name(), 0, 0, false);
    }

    /** The same with the method that was being read, unless one is named already. */
    public WireException in(int method) {
        return methodId != 0 ? this
                : new WireException(code, getMessage(), MethodId.classOf(method), MethodId.methodOf(method), outOfStep);
    }

    public ReplyCode code() {
        return code;
    }

    public int classId() {
        return classId;
    }

    public int methodId() {
        return methodId;
    }

    public boolean isOutOfStep() {
        return outOfStep;
    }
}
