package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code io_lib:format} printed with Erlang 25, and RabbitMQ 3.10.8 in its refusals. */
class ErlangTextTest {

    private static FieldValue array(FieldValue... values) {
        return new FieldValue.Array(List.of(values));
    }

    private static FieldValue table(String name, FieldValue value) {
        return new FieldValue.Table(FieldTable.of(name, value));
    }

    private static String behind(int column, FieldValue value) {
        return ErlangText.term(value, " ".repeat(column - 1));
    }

    @Test void whatFitsIsOnOneLine() {
        assertThat(behind(30, table("a", array(FieldValue.of("c"))))).isEqualTo("[{<<\"a\">>,array,[{longstr,<<\"c\">>}]}]");
    }

    @Test void whatDoesNotFitGoesOnBelowItsFirstElement() {
        assertThat(behind(41, table("a", table("b", array(FieldValue.of("c")))))).isEqualTo("[{<<\"a\">>,table,\n" + " ".repeat(42)
                + "[{<<\"b\">>,array,\n" + " ".repeat(44) + "[{longstr,<<\"c\">>}]}]}]");
    }

    @Test void farToTheRightATagIsFollowedOneColumnIn() {
        assertThat(ErlangText.pair("value_too_large", "9".repeat(30), " ".repeat(60))).isEqualTo(
                "{value_too_large,\n" + " ".repeat(61) + "9".repeat(30) + "}");
    }

    @Test void aBinaryInNumbersIsBrokenBetweenThem() {
        assertThat(behind(58, array(new FieldValue.Bytes(new byte[] {14, 3, 25, 29, 11, 8, 24})))).isEqualTo("[{binary,\n" + " ".repeat(59)
                + "<<14,3,25,29,11,8,\n" + " ".repeat(61) + "24>>}]");
    }

    @Test void textIsPrintedByItsBytes() {
        assertThat(ErlangText.term(FieldValue.of("ä"))).isEqualTo("<<\"ä\">>");
        assertThat(ErlangText.term(FieldValue.of("日"))).isEqualTo("<<230,151,165>>");
        assertThat(ErlangText.term(FieldValue.of("\t\"\\"))).isEqualTo("<<\"\\t\\\"\\\\\">>");
        assertThat(ErlangText.term(FieldValue.of(""))).isEqualTo("<<>>");
        assertThat(ErlangText.string("'日'")).isEqualTo("[39,230,151,165,39]");
    }
}
