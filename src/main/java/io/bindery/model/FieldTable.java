package io.bindery.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An AMQP field table: names to typed values, in the order they were written. Immutable. */
public final class FieldTable {

    public static final FieldTable EMPTY = new FieldTable(Map.of());

    private final Map<String, FieldValue> entries;

    private FieldTable(Map<String, FieldValue> entries) {
        this.entries = entries;
    }

    public static FieldTable of(Map<String, FieldValue> entries) {
        return entries.isEmpty() ? EMPTY : new FieldTable(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }

    public static FieldTable of(String name, FieldValue value) {
        return EMPTY.with(name, value);
    }

    /** This table with one more entry; an existing one of the name is replaced where it stands. */
    public FieldTable with(String name, FieldValue value) {
        Map<String, FieldValue> copy = new LinkedHashMap<>(entries);
        copy.put(name, value);
        return new FieldTable(Collections.unmodifiableMap(copy));
    }

    public FieldTable with(String name, String text) {
        return with(name, FieldValue.of(text));
    }

    public FieldTable with(String name, long number) {
        return with(name, FieldValue.of(number));
    }

    public FieldTable without(String name) {
        if (!entries.containsKey(name)) {
            return this;
        }
        Map<String, FieldValue> copy = new LinkedHashMap<>(entries);
        copy.remove(name);
        return of(copy);
    }

    /** By name, byte by byte: as RabbitMQ keeps a binding's arguments. */
    public FieldTable sorted() {
        Map<String, FieldValue> sorted = new LinkedHashMap<>();
        entries.entrySet().stream().sorted(Map.Entry.comparingByKey(WireText::compare)).forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return of(sorted);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public Optional<FieldValue> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The text of the entry, when it is there and is text. */
    public Optional<String> text(String name) {
        return entries.get(name) instanceof FieldValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The entry as a whole number, when it is there and is of any integer type. */
    public OptionalLong integer(String name) {
        FieldValue value = entries.get(name);
        return value == null ? OptionalLong.empty() : integer(value);
    }

    /** The value of a whole number of any width. */
    public static OptionalLong integer(FieldValue value) {
        if (value instanceof FieldValue.Int32 v) {
            return OptionalLong.of(v.value());
        } else if (value instanceof FieldValue.Int64 v) {
            return OptionalLong.of(v.value());
        } else if (value instanceof FieldValue.Int16 v) {
            return OptionalLong.of(v.value());
        } else if (value instanceof FieldValue.Int8 v) {
            return OptionalLong.of(v.value());
        } else if (value instanceof FieldValue.UInt8 v) {
            return OptionalLong.of(v.value());
        } else if (value instanceof FieldValue.UInt16 v) {
            return OptionalLong.of(v.value());
        } else if (value instanceof FieldValue.UInt32 v) {
            return OptionalLong.of(v.value());
        }
        return OptionalLong.empty();
    }

    public Map<String, FieldValue> entries() {
        return entries;
    }

    @Override public boolean equals(Object other) {
        return other instanceof FieldTable table && entries.equals(table.entries);
    }

    @Override public int hashCode() {
        return entries.hashCode();
    }

    @Override public String toString() {
        return entries.toString();
    }
}
