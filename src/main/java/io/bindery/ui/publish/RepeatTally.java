package io.bindery.ui.publish;

import io.bindery.model.CommandResult;
import io.bindery.model.CommandResult.Published;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up the answers of a repeated publish: copies by queue, returns, refusals. */
final class RepeatTally {

    private final Map<String, long[]> copiesByQueue = new LinkedHashMap<>();
    private long messages;
    private long copies;
    private long returned;
    private long lost;
    private long nacked;
    private long refused;
    private String refusal = "";

    void add(CommandResult result) {
        if (result instanceof Published published) {
            add(published);
        } else if (result instanceof CommandResult.Refused no) {
            refused++;
            refusal = no.code().code() + " " + no.text();
        }
    }

    private void add(Published published) {
        messages++;
        copies += published.copies().size();
        returned += published.returned() ? 1 : 0;
        nacked += published.refusedBy().isEmpty() ? 0 : 1;
        lost += published.copies().isEmpty() && !published.returned() && published.refusedBy().isEmpty() ? 1 : 0;
        for (CommandResult.Copy copy : published.copies()) {
            copiesByQueue.computeIfAbsent(copy.queue(), queue -> new long[2])[copy.durability() == CommandResult.Durability.ON_DISK ? 0 : 1]++;
        }
    }

    Outcome outcome(RepeatRun run, long nanos) {
        Outcome.Tone tone = refused + nacked > 0 ? Outcome.Tone.BAD : lost + returned > 0 ? Outcome.Tone.WARNING : Outcome.Tone.GOOD;
        String title = Figures.of(messages, "message") + ": " + Words.copies(copies)
                + (nacked > 0 ? ", " + Figures.count(nacked) + " not confirmed" : ", confirmed");
        return new Outcome(tone, title, Words.took(nanos), rows(), remark(run), 0);
    }

    private List<OutcomeRow> rows() {
        List<OutcomeRow> rows = new ArrayList<>();
        copiesByQueue.forEach((queue, counts) -> {
            if (counts[0] > 0) {
                rows.add(new OutcomeRow(OutcomeRow.Kind.ON_DISK, Glyph.QUEUE, queue, Words.copies(counts[0]), "on disk"));
            }
            if (counts[1] > 0) {
                rows.add(new OutcomeRow(OutcomeRow.Kind.MEMORY_ONLY, Glyph.QUEUE, queue, Words.copies(counts[1]), "memory only"));
            }
        });
        return rows;
    }

    private String remark(RepeatRun run) {
        List<String> said = new ArrayList<>();
        if (run.cancelled()) {
            said.add("Cancelled after " + Figures.count(run.answered()) + " of " + Figures.count(run.times()) + ".");
        }
        if (refused > 0) {
            said.add(Figures.count(refused) + " refused: " + refusal);
        }
        if (returned > 0) {
            said.add(Figures.count(returned) + " returned: 312 NO_ROUTE.");
        }
        if (lost > 0) {
            said.add(Figures.count(lost) + " reached nobody and are gone.");
        }
        return String.join(" ", said);
    }
}
