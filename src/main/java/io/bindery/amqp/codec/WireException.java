package io.bindery.amqp.codec;

import io.bindery.model.ReplyCode;

/** Bytes that break the protocol: what the connection is closed with. The method ids are 0 when none was read. */
public final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReplyCode code;
    private final int classId;
    private final int methodId;

    public WireException(ReplyCode code, String detail) {
        this(code, detail, 0, 0);
    }

    public WireException(ReplyCode code, String detail, int classId, int methodId) {
        super(code.name() + " - " + detail, null, false, false);
        this.code = code;
        this.classId = classId;
        this.methodId = methodId;
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
}
