package io.bindery.ui.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test void instantsKeepAllTheirDigits() throws Exception {
        assertThat(csv("SELECT CAST('2026-11-27 10:00:00.5+00' AS TIMESTAMP(3) WITH TIME ZONE) AS enqueued_at")).isEqualTo("enqueued_at\n2026-11-27 10:00:00.500+00\n");
        assertThat(csv("SELECT CAST('2026-11-27 10:00:00+05:30' AS TIMESTAMP(0) WITH TIME ZONE) AS sent_at")).isEqualTo("sent_at\n2026-11-27 10:00:00+05:30\n");
    }

    private static String csv(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:"); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(query)) {
            StringWriter out = new StringWriter();
            Csv.write(rows, new PrintWriter(out, true));
            return out.toString().replace("\r\n", "\n");
        }
    }
}
