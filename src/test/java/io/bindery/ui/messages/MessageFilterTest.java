package io.bindery.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.FieldTable;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFilterTest {

    private static final Message ORDER = Message.of(1, "orders", "order.eu.created",
            Properties.NONE.withHeaders(FieldTable.EMPTY.with("tenant", "acme").with("attempt", 10)),
            "{\"total\": 49.90, \"customer\": {\"id\": 7, \"name\": \"Nora\"}}".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | true", "EU.created | true", "order.us | false", "acme | true", "nora | true", "tenant | true",
        "total > 40 | true", "total > 49.90 | false", "total >= 49.9 | true", "attempt > 9 | true", "attempt = 10.0 | true", "customer.id = 7 | true",
        "customer.name = Nora | true", "tenant != acme | false", "tenant = \"acme\" | true", "missing != 1 | false",
        "total > 40 and tenant = acme | true", "total > 40 AND tenant = umbra | false", "eu and nora and attempt < 11 | true"})
    void aQueryFindsWhatKeyHeadersOrBodySay(String query, boolean found) {
        assertThat(MessageFilter.of(query).matches(ORDER)).isEqualTo(found);
    }
}
