package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsRecoveryTest {

    static List<Setting> settings() {
        return List.of(new VhostDefinition("ünï", "a room", List.of("prod", "eu")),
                new User("anna", PasswordHash.of("secret", new byte[] {1, 2, 3, 4}), List.of("monitoring")),
                new User("ben", PasswordHash.NONE, List.of(), FieldTable.EMPTY.with("max-channels", 5).with("max-connections", -1)),
                new Permission("anna", "/", "^a", "", ".*".repeat(300)),
                new TopicPermission("anna", "/", "amq.topic", "^{username}", "x"),
                Policy.ofUser("/", "p", "^q", ApplyTo.QUEUES, -7, FieldTable.EMPTY.with("max-length", 5).with("overflow", "drop-head")),
                new Policy(Policy.Kind.OPERATOR, "/", "p", ".*", ApplyTo.ALL, 3, FieldTable.EMPTY.with("expires", 1L << 40)),
                withPriority(new BigDecimal(BigInteger.TWO.pow(80))), withPriority(BigDecimal.valueOf(Long.MIN_VALUE)),
                withPriority(Policy.floating(1)), withPriority(Policy.floating(-1e300)), withPriority(Policy.floating(0.1)),
                new Parameter("", "", "cluster_name", FieldValue.of("desk")));
    }

    private static Policy withPriority(BigDecimal priority) {
        return new Policy(Policy.Kind.USER, "/", "p", ".*", ApplyTo.ALL, priority, FieldTable.EMPTY.with("expires", 1));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aSettingIsReadAsItWasWritten(Setting setting) {
        byte[] record = SettingRecord.setting(7, setting);
        var in = DefinitionRecord.reader(java.nio.ByteBuffer.wrap(record));
        assertThat(in.int64()).isEqualTo(7);
        assertThat(SettingRecord.setting(in)).isEqualTo(setting);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aKeyIsReadAsItWasWritten(Setting setting) {
        assertThat(SettingRecord.key(DefinitionRecord.reader(java.nio.ByteBuffer.wrap(SettingRecord.key(setting.key()))))).isEqualTo(setting.key());
    }
}
