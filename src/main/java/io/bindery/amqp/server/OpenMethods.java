package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodWriter;

/** The methods of an open connection itself, heard and said on its loop. */
final class OpenMethods {

    private final ConversationEnd ending;
    private final ProtocolVersion version;

    OpenMethods(ConversationEnd ending, ProtocolVersion version) {
        this.ending = ending;
        this.version = version;
    }

    void heard(int methodId, Arguments arguments) {
        if (methodId == MethodId.CONNECTION_CLOSE) {
            arguments.shortNumber();
            arguments.shortText();
            arguments.shortNumber();
            arguments.shortNumber();
            arguments.end();
            ending.asked();
        } else if (methodId == MethodId.CONNECTION_UPDATE_SECRET) {
            arguments.longBytes();
            arguments.shortText();
            arguments.end();
            ending.say(out -> MethodWriter.write(out, 0, MethodId.CONNECTION_UPDATE_SECRET_OK));
        } else {
            throw version.unexpected(methodId, arguments, "running");
        }
    }

    void opened() {
        ending.say(out -> MethodWriter.begin(out, 0, MethodId.CONNECTION_OPEN_OK).shortText("").end());
    }

    void blocked(String reason) {
        ending.say(out -> MethodWriter.begin(out, 0, MethodId.CONNECTION_BLOCKED).shortText(reason).end());
    }

    void unblocked() {
        ending.say(out -> MethodWriter.write(out, 0, MethodId.CONNECTION_UNBLOCKED));
    }

    /** access.request-ok: everybody may everything. */
    void grantAccess(int channel) {
        ending.say(out -> MethodWriter.begin(out, channel, MethodId.ACCESS_REQUEST_OK).shortNumber(1).end());
    }
}
