package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a policy may say of mirrors, of which a broker that is alone has none; RabbitMQ's words for what it may not. */
final class MirrorCheck {

    static final Set<String> KEYS = Set.of("ha-mode", "ha-params", "ha-sync-mode", "ha-sync-batch-size", "ha-promote-on-shutdown", "ha-promote-on-failure");

    private final Map<String, FieldValue> settings;

    private MirrorCheck(Map<String, FieldValue> settings) {
        this.settings = settings;
    }

    /** The first mistake in these. */
    static Optional<String> problem(Map<String, FieldValue> settings) {
        return settings.isEmpty() ? Optional.empty() : new MirrorCheck(settings).problem();
    }

    private Optional<String> problem() {
        FieldValue mode = settings.get("ha-mode");
        if (mode == null) {
            return Optional.of("ha-mode must be specified to specify ha-params, ha-sync-mode or ha-promote-on-shutdown");
        } else if (!isOneOf(mode, List.of("all", "exactly", "nodes"))) {
            return Optional.of(ErlangText.ofJson(mode) + " is not a valid ha-mode value");
        }
        return parameters(((FieldValue.Text) mode).value())
                .or(() -> choice("ha-sync-mode", "manual", "automatic"))
                .or(this::batchSize)
                .or(() -> choice("ha-promote-on-shutdown", "always", "when-synced"))
                .or(() -> choice("ha-promote-on-failure", "always", "when-synced"));
    }

    private Optional<String> parameters(String mode) {
        FieldValue value = settings.get("ha-params");
        String words = "ha-mode=\"" + mode + "\" ";
        return switch (mode) {
            case "all" -> value == null ? Optional.empty() : Optional.of(words + "does not take parameters");
            case "exactly" -> isPositive(value) ? Optional.empty() : Optional.of(given(words + "takes an integer, ", value));
            default -> nodes(words, value);
        };
    }

    private static Optional<String> nodes(String words, FieldValue value) {
        if (!(value instanceof FieldValue.Array nodes)) {
            return Optional.of(given(words + "takes a list, ", value));
        } else if (nodes.values().isEmpty()) {
            return Optional.of(words + "list must be non-empty");
        }
        List<FieldValue> others = nodes.values().stream().filter(node -> !(node instanceof FieldValue.Text)).toList();
        String expected = words + "takes a list of strings, ";
        return others.isEmpty() ? Optional.empty()
                : Optional.of(expected + ErlangText.ofJson(new FieldValue.Array(others), expected) + " was not a string");
    }

    private Optional<String> batchSize() {
        FieldValue value = settings.get("ha-sync-batch-size");
        return value == null || isPositive(value) ? Optional.empty() : Optional.of(given("ha-sync-batch-size takes an integer greater than 0, ", value));
    }

    private Optional<String> choice(String key, String one, String other) {
        FieldValue value = settings.get(key);
        String words = key + " must be \"" + one + "\" or \"" + other + "\", got ";
        return value == null || isOneOf(value, List.of(one, other)) ? Optional.empty() : Optional.of(words + ErlangText.ofJson(value, words));
    }

    private static String given(String words, FieldValue value) {
        return words + (value == null ? "none" : ErlangText.ofJson(value, words)) + " given";
    }

    private static boolean isPositive(FieldValue value) {
        OptionalLong number = value == null ? OptionalLong.empty() : FieldTable.integer(value);
        return number.isPresent() && number.getAsLong() > 0;
    }

    private static boolean isOneOf(FieldValue value, List<String> texts) {
        return value instanceof FieldValue.Text text && texts.contains(text.value());
    }
}
