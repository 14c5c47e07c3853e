package io.bindery.ui.workbench;

import static io.bindery.ui.workbench.ArgumentType.NUMBER;
import static io.bindery.ui.workbench.ArgumentType.TEXT;
import static io.bindery.ui.workbench.ArgumentType.TRUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftsTest {

    @Test void aNameHasAtMost255BytesNotCharacters() {
        assertThat(Drafts.problemOfName("q".repeat(255), "queue")).isEmpty();
        assertThat(Drafts.problemOfName("ü".repeat(128), "queue")).hasValueSatisfying(sentence -> assertThat(sentence).contains("256 bytes"));
    }

    @Test void aNumberArgumentIsTheNarrowestIntegerThatHoldsIt() {
        FieldTable table = ArgumentDraft.table(List.of(new ArgumentDraft("x-message-ttl", NUMBER, " 60000 "), new ArgumentDraft("big", NUMBER, "3000000000")));
        assertThat(table.get("x-message-ttl")).hasValue(new FieldValue.Int32(60_000));
        assertThat(table.get("big")).hasValue(new FieldValue.Int64(3_000_000_000L));
    }

    @Test void whatIsNoNumberIsSaidBeforeItIsSent() {
        assertThat(ArgumentDraft.problem(List.of(new ArgumentDraft("x-max-length", NUMBER, "ten")))).hasValue("x-max-length needs a whole number.");
        assertThat(ArgumentDraft.problem(List.of(new ArgumentDraft("x-single-active-consumer", TRUTH, "yes")))).isPresent();
    }

    @Test void anEmptyRowIsNoArgumentButAValueWithoutANameIsAMistake() {
        assertThat(ArgumentDraft.problem(List.of(new ArgumentDraft("", TEXT, "")))).isEmpty();
        assertThat(ArgumentDraft.table(List.of(new ArgumentDraft("", TEXT, "")))).isEqualTo(FieldTable.EMPTY);
        assertThat(ArgumentDraft.problem(List.of(new ArgumentDraft("", TEXT, "dlx")))).hasValue("An argument needs a name.");
    }

    @Test void oneNameStandsThereOnce() {
        assertThat(ArgumentDraft.problem(List.of(new ArgumentDraft("a", TEXT, "1"), new ArgumentDraft("a ", TEXT, "2")))).hasValue("a stands there twice.");
    }
}
