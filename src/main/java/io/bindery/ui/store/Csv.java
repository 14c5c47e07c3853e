package io.bindery.ui.store;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A query's result as comma separated values (RFC 4180, but for the platform's line ends). Bytes are text where they are UTF-8, else hex. */
public final class Csv {

    /** Instants as H2 writes them, but with all their digits, from none to nine: those of a column are equally long, and sort as text too. */
    private static final List<DateTimeFormatter> INSTANTS = IntStream.rangeClosed(0, 9).mapToObj(Csv::instant).toList();

    private Csv() { }

    public static void write(ResultSet rows, PrintWriter out) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            line.append(i == 1 ? "" : ",").append(field(columns.getColumnLabel(i).toLowerCase(Locale.ROOT)));
        }
        out.println(line);
        while (rows.next()) {
            line.setLength(0);
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                line.append(i == 1 ? "" : ",").append(field(text(rows, i)));
            }
            out.println(line);
        }
    }

    static String text(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value instanceof byte[] bytes) {
            return text(bytes);
        }
        if (value instanceof OffsetDateTime time) {
            return INSTANTS.get(rows.getMetaData().getScale(column)).format(time);
        }
        return value == null ? "" : rows.getString(column);
    }

    private static DateTimeFormatter instant(int digits) {
        DateTimeFormatterBuilder format = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss");
        return (digits == 0 ? format : format.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true)).appendOffset("+HH:mm", "+00").toFormatter(Locale.ROOT);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            return HexFormat.of().formatHex(bytes);
        }
    }

    static String field(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
