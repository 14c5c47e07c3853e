package io.bindery.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormCheckTest {

    private static final Variables FIRST = new Variables(1, Instant.EPOCH, UUID::randomUUID);
    private static final VhostSnapshot TOPOLOGY = new VhostSnapshot("/", List.of(exchange("orders"), exchange("hidden", ExchangeFlag.INTERNAL)), List.of(), List.of());

    private final FormCheck check = new FormCheck(TOPOLOGY, "guest");

    @Test void anEmptyFormCanBePublished() {
        assertThat(check.problems(PublishForm.EMPTY, FIRST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PRIORITY | 255 |", "PRIORITY | 0 |", "PRIORITY | 256 | 0 to 255", "PRIORITY | high | 0 to 255", "PRIORITY | -1 | 0 to 255",
        "EXPIRATION | 0 |", "EXPIRATION | 4294967295 |", "EXPIRATION | 4294967296 | 4,294,967,295", "EXPIRATION | 1.5 | invalid expiration '1.5'",
        "EXPIRATION | -1 | invalid expiration '-1'", "EXPIRATION | soon | milliseconds in digits",
        "USER_ID | guest |", "USER_ID | other | user_id property set to 'other' but authenticated user was 'guest'",
        "TIMESTAMP | 1700000000 |", "TIMESTAMP | 2026-01-31T12:00:00Z |", "TIMESTAMP | yesterday | seconds since 1970",
        "EXCHANGE | orders |", "EXCHANGE | gone | 404 NOT_FOUND - no exchange 'gone' in vhost '/'",
        "EXCHANGE | hidden | 403 ACCESS_REFUSED - cannot publish to internal exchange 'hidden' in vhost '/'"})
    void aBadValueGetsASentenceAtItsField(Field field, String text, String sentence) {
        List<FormProblem> problems = check.problems(PublishForm.EMPTY.with(field, text), FIRST);

        if (sentence == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.field()).isEqualTo(field);
                assertThat(problem.sentence()).contains(sentence);
            });
        }
    }

    @Test void aKeyIsMeasuredInBytesNotInLetters() {
        assertThat(check.problems(PublishForm.EMPTY.with(Field.ROUTING_KEY, "ä".repeat(127)), FIRST)).isEmpty();
        assertThat(check.problems(PublishForm.EMPTY.with(Field.ROUTING_KEY, "ä".repeat(128)), FIRST))
                .singleElement().extracting(FormProblem::sentence).asString().contains("256 bytes");
    }

    @ParameterizedTest
    @CsvSource({"INT,2147483647,true", "INT,2147483648,false", "INT,1.0,false", "INT,'',false", "LONG,9223372036854775808,false",
        "BOOL,true,true", "BOOL,yes,false", "DOUBLE,1e6,true", "DOUBLE,0x1p3,false", "DOUBLE,1f,false", "BYTE,-128,true", "BYTE,128,false",
        "DECIMAL,49.90,true", "DECIMAL,-1,false", "DECIMAL,4294967296,false", "BYTES,0a ff,true", "BYTES,0,false", "LIST,'[1, \"a\"]',true", "LIST,'{}',false",
        "TABLE,'{\"a\": [null]}',true", "TABLE,'{} x',false", "NULL,'',true", "TEXT,'',true", "TIMESTAMP,1,true", "TIMESTAMP,x,false"})
    void aHeadersTextMustBeAValueOfItsType(HeaderType type, String text, boolean fine) {
        PublishForm form = PublishForm.EMPTY.withHeaders(List.of(new HeaderDraft("a", HeaderType.TEXT, "x"), new HeaderDraft("h", type, text)));

        List<FormProblem> problems = check.problems(form, FIRST);

        if (fine) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.row()).isEqualTo(1));
        }
    }

    @Test void twoHeadersOfOneNameAreOneTooMany() {
        PublishForm form = PublishForm.EMPTY.withHeaders(List.of(new HeaderDraft("a", HeaderType.TEXT, "1"), new HeaderDraft("a", HeaderType.TEXT, "2")));
        assertThat(check.problems(form, FIRST)).singleElement().extracting(FormProblem::row).isEqualTo(1);
    }

    @Test void aHeadersNameHas255BytesAtMost() {
        PublishForm form = PublishForm.EMPTY.withHeaders(List.of(new HeaderDraft("n".repeat(256), HeaderType.TEXT, "")));
        assertThat(check.problems(form, FIRST)).singleElement().extracting(FormProblem::sentence).asString().contains("256 bytes");
    }

    @Test void carbonCopiesMustBeAList() {
        PublishForm form = PublishForm.EMPTY.withHeaders(List.of(new HeaderDraft("CC", HeaderType.TEXT, "a")));
        assertThat(check.problems(form, FIRST)).singleElement().extracting(FormProblem::sentence).asString().contains("must be a list");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"JSON | {\"id\": {{n}}} |", "JSON | {\"id\": } | Not JSON at line 1", "JSON | {} {} | Not JSON",
        "TEXT | {\"id\": } |", "HEX | 0aF |  comes in pairs", "HEX | xy | digits 0 to 9", "HEX | 0a ff |", "FILE | '' | No file"})
    void aPayloadIsCheckedAsWhatItIsSaidToBe(Payload.Mode mode, String text, String sentence) {
        List<FormProblem> problems = check.problems(PublishForm.EMPTY.withPayload(Payload.of(mode, text)), FIRST);
        if (sentence == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().extracting(FormProblem::sentence).asString().contains(sentence.strip());
        }
    }

    private static ExchangeSnapshot exchange(String name, ExchangeFlag... flags) {
        EnumSet<ExchangeFlag> set = EnumSet.noneOf(ExchangeFlag.class);
        set.addAll(List.of(flags));
        return new ExchangeSnapshot(new ExchangeDefinition("/", name, ExchangeType.TOPIC, set, FieldTable.EMPTY), 0, 0, 0);
    }
}
