package io.bindery.ui.trace;

import io.bindery.model.Activity;
import io.bindery.model.Binding;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One message's life: where it was published, a line for each copy with the spans it was ready and unacked, and below
 * a copy that was dead-lettered the copies of its letter.
 *
 * @param times every moment something happened to it, ascending; the last is now while a copy still waits
 */
record Passport(long messageId, List<Line> lines, List<Long> times) {

    /**
     * @param depth 0 for the publish itself, 1 for its copies, one more for each dead letter on the way
     * @param words how it ended, or where it stands
     */
    record Line(Kind kind, int depth, String name, String key, List<Span> spans, Tone tone, String words) { }

    enum Kind { EXCHANGE, QUEUE }

    enum Tone { WAITING, GOOD, DEAD, BAD }

    record Span(boolean unacked, long fromMillis, long toMillis) { }

    /** Empty when the log no longer knows how the message began. */
    static Optional<Passport> of(TraceLog log, long anyId, long nowMillis) {
        long root = log.root(anyId);
        Builder builder = new Builder(log, nowMillis);
        builder.message(root, 0);
        return builder.lines.isEmpty() ? Optional.empty() : Optional.of(new Passport(root, List.copyOf(builder.lines), List.copyOf(builder.times)));
    }

    /** Follows a message and its letters. */
    private static final class Builder {
        private final TraceLog log;
        private final long now;
        private final List<Line> lines = new ArrayList<>();
        private final Set<Long> times = new TreeSet<>();
        private final Set<Long> seen = new HashSet<>();

        Builder(TraceLog log, long now) {
            this.log = log;
            this.now = now;
        }

        void message(long id, int depth) {
            List<TraceEvent> events = log.of(id);
            Optional<TraceEvent> first = events.stream().filter(event -> event.activity() instanceof Activity.Routed).findFirst();
            if (first.isEmpty() || !seen.add(id)) {
                return;
            }
            Activity.Routed routed = (Activity.Routed) first.get().activity();
            times.add(routed.atMillis());
            if (depth == 0) {
                lines.add(new Line(Kind.EXCHANGE, 0, routed.exchange(), routed.routingKey(), List.of(), routed.queues().isEmpty() ? Tone.BAD : Tone.WAITING,
                        published(routed, first.get().party())));
            }
            routed.queues().forEach(queue -> copy(first.get(), queue, events.stream().filter(event -> event.queue().equals(queue)).toList(), depth + 1));
        }

        private static String published(Activity.Routed routed, String party) {
            String by = party.isEmpty() ? "published" : "published by " + party;
            return routed.returned() ? by + ", returned: 312 NO_ROUTE" : routed.queues().isEmpty() ? by + ", no queue took it" : by + " to " + Figures.of(routed.queues().size(), "queue");
        }

        private void copy(TraceEvent published, String queue, List<TraceEvent> events, int depth) {
            Activity.Routed routed = (Activity.Routed) published.activity();
            List<Span> spans = new ArrayList<>();
            long since = routed.atMillis();
            boolean unacked = false;
            String holder = "";
            Line end = null;
            for (TraceEvent event : events) {
                long at = event.activity().atMillis();
                times.add(at);
                spans.add(new Span(unacked, since, at));
                since = at;
                if (event.activity() instanceof Activity.Delivered) {
                    unacked = true;
                    holder = event.party();
                } else if (event.activity() instanceof Activity.Requeued) {
                    unacked = false;
                } else if (!(event.activity() instanceof Activity.BrokeDown)) {
                    end = ended(routed, queue, depth, spans, event, holder);
                }
            }
            boolean seen = !log.hasGapSince(events.isEmpty() ? published : events.get(events.size() - 1));
            lines.add(end != null ? end : seen ? waiting(routed, queue, depth, spans, unacked, since, holder) : lastSeen(routed, queue, depth, spans, unacked));
            log.letterOf(new TraceLog.Copy(routed.messageId(), queue)).ifPresent(letter -> message(letter, depth));
        }

        private static String why(Activity.Routed routed, TraceEvent event) {
            if (event.isLostWithItsQueue()) {
                return ", queue broke down";
            }
            return event.activity() instanceof Activity.Discarded gone && gone.reason() == Activity.Reason.EXPIRED
                    ? " after " + Figures.age(gone.atMillis() - routed.atMillis()) : "";
        }

        private static Line ended(Activity.Routed routed, String queue, int depth, List<Span> spans, TraceEvent event, String holder) {
            boolean acked = event.activity() instanceof Activity.Acked;
            String by = holder.isEmpty() ? "" : " by " + holder;
            String why = why(routed, event);
            String onward = event.activity() instanceof Activity.Discarded gone && gone.deadLetterExchange() != null
                    ? ", on to " + TraceEvent.exchange(gone.deadLetterExchange()) : "";
            String words = acked || event.what().equals("rejected") ? event.what() + by + onward : event.what() + why + onward;
            return new Line(Kind.QUEUE, depth, queue, key(routed, queue), List.copyOf(spans), acked ? Tone.GOOD : Tone.DEAD, words);
        }

        private Line waiting(Activity.Routed routed, String queue, int depth, List<Span> spans, boolean unacked, long since, String holder) {
            times.add(now);
            spans.add(new Span(unacked, since, now));
            return new Line(Kind.QUEUE, depth, queue, key(routed, queue), List.copyOf(spans), Tone.WAITING, unacked ? "unacked, held by " + holder : "ready");
        }

        /** What became of it was not recorded. */
        private static Line lastSeen(Activity.Routed routed, String queue, int depth, List<Span> spans, boolean unacked) {
            return new Line(Kind.QUEUE, depth, queue, key(routed, queue), List.copyOf(spans), Tone.WAITING,
                    (unacked ? "unacked" : "ready") + " when last seen, not all recorded");
        }

        private static String key(Activity.Routed routed, String queue) {
            return routed.hops().stream().filter(hop -> hop.kind() == Binding.DestinationKind.QUEUE && hop.to().equals(queue) && hop.binding() != null)
                    .map(hop -> hop.binding().key()).findFirst().orElse("");
        }
    }
}
