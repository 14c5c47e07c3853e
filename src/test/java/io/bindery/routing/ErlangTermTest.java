package io.bindery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Erlang's {@code ==} makes of two header values. */
class ErlangTermTest {

    private static final FieldValue ONE = FieldValue.of(1);

    @Test void numbersAreEqualByValueWhateverTheirWidth() {
        assertThat(ErlangTerm.equal(ONE, new FieldValue.Int64(1))).isTrue();
        assertThat(ErlangTerm.equal(ONE, new FieldValue.Float64(1.0))).isTrue();
        assertThat(ErlangTerm.equal(new FieldValue.Timestamp(1), new FieldValue.UInt8((short) 1))).isTrue();
        assertThat(ErlangTerm.equal(new FieldValue.Float32(0.1f), new FieldValue.Float64(0.1))).isFalse();
        assertThat(ErlangTerm.equal(new FieldValue.Int64(Long.MAX_VALUE), new FieldValue.Float64(Long.MAX_VALUE))).isFalse();
        assertThat(ErlangTerm.equal(new FieldValue.Float64(0.0), new FieldValue.Float64(-0.0))).isTrue();
    }

    @Test void textEqualsBytesAndNoNumber() {
        assertThat(ErlangTerm.equal(FieldValue.of("é"), new FieldValue.Bytes(new byte[] {(byte) 0xC3, (byte) 0xA9}))).isTrue();
        assertThat(ErlangTerm.equal(FieldValue.of("1"), ONE)).isFalse();
        assertThat(ErlangTerm.equal(FieldValue.of("true"), FieldValue.of(true))).isFalse();
    }

    @Test void insideArraysTheTypesCountToo() {
        assertThat(ErlangTerm.equal(array(ONE), array(FieldValue.of(1)))).isTrue();
        assertThat(ErlangTerm.equal(array(ONE), array(new FieldValue.Int64(1)))).isFalse();
        assertThat(ErlangTerm.equal(array(new FieldValue.Float64(0.0)), array(new FieldValue.Float64(-0.0)))).isTrue();
    }

    @Test void aTablesEntriesCountInTheirOrderHoweverDeep() {
        FieldTable ab = FieldTable.EMPTY.with("a", 1).with("b", 2);
        FieldTable ba = FieldTable.EMPTY.with("b", 2).with("a", 1);
        assertThat(ErlangTerm.equal(new FieldValue.Table(ab), new FieldValue.Table(ab))).isTrue();
        assertThat(ErlangTerm.equal(new FieldValue.Table(ab), new FieldValue.Table(ba))).isFalse();
        assertThat(ErlangTerm.equal(array(new FieldValue.Table(ab)), array(new FieldValue.Table(ba)))).isFalse();
    }

    @Test void anEmptyArrayIsAnEmptyTable() {
        assertThat(ErlangTerm.equal(array(), new FieldValue.Table(FieldTable.EMPTY))).isTrue();
        assertThat(ErlangTerm.equal(array(ONE), new FieldValue.Table(FieldTable.EMPTY))).isFalse();
    }

    private static FieldValue array(FieldValue... values) {
        return new FieldValue.Array(List.of(values));
    }
}
