package io.bindery.store;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Parameter;
import io.bindery.model.PasswordHash;
import io.bindery.model.Permission;
import io.bindery.model.Policy;
import io.bindery.model.Policy.ApplyTo;
import io.bindery.model.Setting;
import io.bindery.model.TopicPermission;
import io.bindery.model.User;
import io.bindery.model.VhostDefinition;
import io.bindery.model.WireReader;
import io.bindery.model.WireWriter;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Payloads of the records about settings: kind and key, and, but for what is cleared, a field table with the rest. So
 * something can be added to a setting without another format.
 */
final class SettingRecord {

    private SettingRecord() { }

    static byte[] setting(long ordinal, Setting setting) {
        WireWriter out = new WireWriter(new ByteArrayOutputStream(256));
        out.int64(ordinal);
        put(out, setting.key());
        out.table(table(setting));
        return out.toByteArray();
    }

    static byte[] key(Setting.Key key) {
        WireWriter out = new WireWriter(new ByteArrayOutputStream(64));
        put(out, key);
        return out.toByteArray();
    }

    /** What stands behind the ordinal. */
    static Setting setting(WireReader in) {
        Setting.Key key = key(in);
        FieldTable table = in.table();
        return switch (key.kind()) {
            case VHOST -> new VhostDefinition(key.name(), text(table, "description"), texts(table, "tags"));
            case USER -> new User(key.name(), new PasswordHash(text(table, "password_hash"), text(table, "hashing_algorithm")), texts(table, "tags"), table(table, "limits"));
            case PERMISSION -> new Permission(key.name(), key.vhost(), text(table, "configure"), text(table, "write"), text(table, "read"));
            case TOPIC_PERMISSION -> new TopicPermission(key.name(), key.vhost(), key.part(), text(table, "write"), text(table, "read"));
            case POLICY -> policy(Policy.Kind.USER, key, table);
            case OPERATOR_POLICY -> policy(Policy.Kind.OPERATOR, key, table);
            case PARAMETER -> new Parameter(key.part(), key.vhost(), key.name(), table.get("value").orElse(new FieldValue.Void()));
        };
    }

    static Setting.Key key(WireReader in) {
        return new Setting.Key(Setting.Kind.values()[in.uint8()], in.shortText(), in.shortText(), in.shortText());
    }

    private static void put(WireWriter out, Setting.Key key) {
        out.int8(key.kind().ordinal());
        out.shortText(key.vhost());
        out.shortText(key.name());
        out.shortText(key.part());
    }

    private static FieldTable table(Setting setting) {
        if (setting instanceof VhostDefinition vhost) {
            return FieldTable.EMPTY.with("description", vhost.description()).with("tags", array(vhost.tags()));
        } else if (setting instanceof User user) {
            FieldTable table = FieldTable.EMPTY.with("password_hash", user.password().encoded())
                    .with("hashing_algorithm", user.password().algorithm()).with("tags", array(user.tags()));
            return user.limits().isEmpty() ? table : table.with("limits", new FieldValue.Table(user.limits()));
        } else if (setting instanceof Permission permission) {
            return FieldTable.EMPTY.with("configure", permission.configure()).with("write", permission.write()).with("read", permission.read());
        } else if (setting instanceof TopicPermission permission) {
            return FieldTable.EMPTY.with("write", permission.write()).with("read", permission.read());
        } else if (setting instanceof Policy policy) {
            return FieldTable.EMPTY.with("pattern", policy.pattern()).with("apply-to", policy.applyTo().text())
                    .with("priority", priority(policy)).with("definition", new FieldValue.Table(policy.definition()));
        }
        return FieldTable.EMPTY.with("value", ((Parameter) setting).value());
    }

    private static Policy policy(Policy.Kind kind, Setting.Key key, FieldTable table) {
        return new Policy(kind, key.vhost(), key.name(), text(table, "pattern"), ApplyTo.of(text(table, "apply-to")).orElse(ApplyTo.ALL),
                priority(table), table(table, "definition"));
    }

    /** Whole numbers that are too wide stand in digits. */
    private static FieldValue priority(Policy policy) {
        Optional<BigInteger> whole = policy.wholePriority();
        return whole.isEmpty() ? new FieldValue.Float64(policy.priority().doubleValue())
                : whole.get().bitLength() < Long.SIZE ? FieldValue.of(whole.get().longValueExact()) : FieldValue.of(whole.get().toString());
    }

    private static BigDecimal priority(FieldTable table) {
        return table.get("priority").orElse(null) instanceof FieldValue.Float64 number ? Policy.floating(number.value())
                : table.text("priority").map(BigDecimal::new).orElseGet(() -> BigDecimal.valueOf(table.integer("priority").orElse(0)));
    }

    private static FieldValue array(List<String> texts) {
        return new FieldValue.Array(texts.stream().map(FieldValue::of).toList());
    }

    private static List<String> texts(FieldTable table, String name) {
        return table.get(name).orElse(null) instanceof FieldValue.Array array
                ? array.values().stream().filter(FieldValue.Text.class::isInstance).map(value -> ((FieldValue.Text) value).value()).toList()
                : List.of();
    }

    private static FieldTable table(FieldTable table, String name) {
        return table.get(name).orElse(null) instanceof FieldValue.Table known ? known.value() : FieldTable.EMPTY;
    }

    private static String text(FieldTable table, String name) {
        return table.text(name).orElse("");
    }
}
