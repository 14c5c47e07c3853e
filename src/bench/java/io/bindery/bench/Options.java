package io.bindery.bench;

import java.util.HashMap;
import java.util.Map;

/** {@code name=value}, in any order. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    Options(String[] args) {
        for (String arg : args) {
            int at = arg.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("name=value is wanted, not " + arg);
            }
            values.put(arg.substring(0, at), arg.substring(at + 1));
        }
    }

    String get(String name, String otherwise) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(get(name, String.valueOf(otherwise)));
    }
}
