package io.bindery.management;

import io.bindery.model.WireText;

/** What has to fit into a short string of AMQP's (0-9-1, section 4.2.5.3), since it goes over the wire and into the journal as one. */
final class ShortText {

    private static final int MOST = 255;

    private ShortText() { }

    static String checked(String text) {
        int bytes = text.length() > MOST ? text.length() : WireText.encode(text).length;
        if (bytes > MOST) {
            throw HttpRefusal.badRequest("a name or key of " + bytes + " bytes: " + MOST + " is the most");
        }
        return text;
    }
}
