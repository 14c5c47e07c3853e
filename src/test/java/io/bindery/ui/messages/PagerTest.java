package io.bindery.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueuePage;
import io.bindery.model.QueuedMessage;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerTest {

    private final Pager pager = new Pager();

    @Test void theNextPageBeginsAfterTheLastPositionShown() {
        pager.loaded(new QueuePage(messages(500, Pager.SIZE), 500 + Pager.SIZE));
        assertThat(pager.page()).hasSize(Pager.SIZE);
        assertThat(pager.hasNext()).isTrue();

        pager.next();
        assertThat(pager.from()).isEqualTo(500 + Pager.SIZE);
        pager.loaded(new QueuePage(messages(500 + Pager.SIZE, 3), QueuePage.NONE));
        assertThat(pager.hasNext()).isFalse();

        pager.previous();
        assertThat(pager.from()).isZero();
        assertThat(pager.atHead()).isTrue();
    }

    @Test void theEndIsTheLastPageAndBackLeadsToWhereOneWas() {
        pager.loaded(new QueuePage(messages(500, Pager.SIZE), 500 + Pager.SIZE));
        pager.toEnd();
        assertThat(pager.from()).isEqualTo(BrokerGateway.AT_END);
        pager.loaded(new QueuePage(messages(900, Pager.SIZE), QueuePage.NONE));
        assertThat(pager.page()).hasSize(Pager.SIZE);
        assertThat(pager.hasNext()).isFalse();

        pager.toEnd();
        pager.previous();
        assertThat(pager.from()).isZero();
        assertThat(pager.atHead()).isTrue();
    }

    @Test void placesInLineAreKnownOnlyFromTheHead() {
        assertThat(MessageRow.rows(messages(7, 2), true)).extracting(MessageRow::where).containsExactly("1st in line", "2nd");
        assertThat(MessageRow.rows(messages(7, 2), false)).extracting(MessageRow::where).containsExactly("", "");
    }

    @ParameterizedTest
    @CsvSource({"1,1st", "2,2nd", "3,3rd", "4,4th", "11,11th", "12,12th", "13,13th", "21,21st", "111,111th"})
    void ordinalsAreEnglish(int n, String word) {
        assertThat(MessageRow.ordinal(n)).isEqualTo(word);
    }

    private static List<QueuedMessage> messages(long from, int count) {
        return LongStream.range(from, from + count).mapToObj(position -> new QueuedMessage(position, Message.of(position, "", "q", Properties.NONE, new byte[0]),
                QueuedMessage.State.READY, false, QueuedMessage.Disk.MEMORY_ONLY, "", 0, 0)).toList();
    }
}
