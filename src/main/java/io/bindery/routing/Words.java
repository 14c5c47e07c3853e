package io.bindery.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits keys and patterns into words at dots, as RabbitMQ does: an empty key has no word at all, {@code a.} has two,
 * the second empty.
 */
public final class Words {

    private static final String[] NONE = {};

    private Words() { }

    public static String[] of(String key) {
        if (key.isEmpty()) {
            return NONE;
        }
        List<String> words = new ArrayList<>(8);
        int from = 0;
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', from)) {
            words.add(key.substring(from, dot));
            from = dot + 1;
        }
        words.add(key.substring(from));
        return words.toArray(NONE);
    }
}
