package io.bindery.fuzz;

import io.bindery.management.WrongValues;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Thousands of bad inputs by seed, the same in every run: none does more than end its own connection. */
class SeededFuzzTest {

    @Test void noConversationHarmsBrokerOrNeighbour() {
        feed(FuzzTargets::connection, Corpus.conversations(), 4_000);
    }

    @Test void noGreetingDoesMoreThanEndItsConnection() {
        feed(FuzzTargets::handshake, Corpus.handshakes(), 4_000);
    }

    @Test void aTableIsRefusedOrTheSameAgain() {
        feed(FuzzTargets::table, Corpus.tables(), 40_000);
    }

    @Test void propertiesAreRefusedOrTheSameAgain() {
        feed(FuzzTargets::properties, Corpus.propertyLists(), 40_000);
    }

    @Test void whateverComesByAnHttpSocketIsAnsweredOrRefused() {
        feed(HttpTargets::http, Corpus.http(), 400);
    }

    @Test void whateverIsAskedOfManagementIsAnsweredAndLeavesTheBrokerInOrder() {
        feed(HttpTargets::management, Corpus.managementRequests(), 400);
    }

    @Test void aDefinitionsFileIsRefusedInASentenceOrGoodToDrawAndAsk() {
        feed(TextTargets::definitions, Corpus.definitions(), 300);
    }

    @Test void everyValueInADefinitionsFileMayBeAWrongOne() {
        spoil(TextTargets::definitions, Corpus.definitions());
    }

    @Test void everyValueInALineOfMessagesMayBeAWrongOne() {
        spoil(TextTargets::line, Corpus.lines());
    }

    @Test void aLineOfMessagesIsRefusedOrTheSameAgain() {
        feed(TextTargets::line, Corpus.lines(), 10_000);
    }

    @Test void aDamagedJournalIsLookedIntoOrRefusedInASentence() {
        feed(TextTargets::journal, Corpus.journals(), 100);
    }

    private static void spoil(Consumer<byte[]> target, List<byte[]> corpus) {
        for (byte[] good : corpus) {
            for (String text : WrongValues.everywhereIn(new String(good, StandardCharsets.UTF_8))) {
                try {
                    target.accept(text.getBytes(StandardCharsets.UTF_8));
                } catch (RuntimeException | Error harm) {
                    throw new AssertionError(text, harm);
                }
            }
        }
    }

    private static void feed(Consumer<byte[]> target, List<byte[]> corpus, int rounds) {
        corpus.forEach(target);
        for (int seed = 0; seed < rounds; seed++) {
            byte[] bytes = new Mutations(seed).of(corpus);
            try {
                target.accept(bytes);
            } catch (RuntimeException | Error harm) {
                throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(bytes), harm);
            }
        }
    }
}
