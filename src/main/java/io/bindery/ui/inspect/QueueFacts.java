package io.bindery.ui.inspect;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.List;

/** What the inspector says of a queue at one moment. */
record QueueFacts(String name, List<Chip> chips, long ready, long unacked, long onDisk, long pending, String summary, String readyNote,
                  String unackedNote, String diskNote, List<BindingLine> boundBy, List<Pair> arguments, List<Pair> consumers) {

    static QueueFacts of(QueueSnapshot queue, VhostSnapshot vhost, long nowMillis) {
        String name = queue.definition().name();
        return new QueueFacts(name, Chip.of(queue.effective()), queue.ready(), queue.unacked(), queue.onDisk(), queue.pending(),
                summary(queue), readyNote(queue, nowMillis), unackedNote(queue), diskNote(queue), boundBy(name, vhost),
                Pair.of(queue.policies(), queue.policies().values(queue.definition())), queue.consumers().stream().map(QueueFacts::consumer).toList());
    }

    long depth() {
        return ready + unacked;
    }

    /** The counters of this queue in any snapshot, for rates. */
    static long counter(BrokerSnapshot snapshot, String vhost, String queue, java.util.function.ToLongFunction<QueueSnapshot> of) {
        return snapshot.vhost(vhost).flatMap(found -> found.queue(queue)).map(of::applyAsLong).orElse(0L);
    }

    private static String summary(QueueSnapshot queue) {
        String noun = queue.depth() == 1 ? "message" : "messages";
        if (queue.depth() == 0) {
            return "messages";
        } else if (queue.onDisk() == 0) {
            return noun + ", none on disk";
        } else if (queue.onDisk() < queue.depth()) {
            return noun + ", " + Figures.count(queue.onDisk()) + " on disk";
        }
        return noun + (queue.depth() == 1 ? ", on disk" : ", all on disk");
    }

    private static String readyNote(QueueSnapshot queue, long nowMillis) {
        return queue.ready() == 0 || queue.oldestReadyMillis() == 0 ? "" : "first " + Figures.age(nowMillis - queue.oldestReadyMillis()) + " old";
    }

    private static String unackedNote(QueueSnapshot queue) {
        List<String> holders = queue.consumers().stream().filter(consumer -> consumer.unacked() > 0).map(ConsumerSnapshot::connectionName).distinct().toList();
        if (queue.unacked() == 0) {
            return "";
        }
        return holders.size() == 1 ? "held by " + holders.get(0) : holders.isEmpty() ? "fetched by hand" : "held by " + holders.size() + " connections";
    }

    private static String diskNote(QueueSnapshot queue) {
        if (!queue.definition().durable()) {
            return "not durable";
        }
        return queue.pending() == 0 ? "none pending" : Figures.count(queue.pending()) + " pending";
    }

    /** Its bindings, and last the one every queue has. */
    private static List<BindingLine> boundBy(String queue, VhostSnapshot vhost) {
        List<BindingLine> lines = new ArrayList<>();
        vhost.bindings().stream()
                .filter(binding -> binding.kind() == Binding.DestinationKind.QUEUE && binding.destination().equals(queue) && !binding.exchange().isEmpty())
                .forEach(binding -> lines.add(BindingLine.from(binding, vhost)));
        lines.add(BindingLine.from(new Binding(vhost.name(), "", Binding.DestinationKind.QUEUE, queue, queue, FieldTable.EMPTY), vhost));
        return lines;
    }

    private static Pair consumer(ConsumerSnapshot consumer) {
        String prefetch = consumer.prefetch() == 0 ? "no prefetch limit" : "prefetch " + consumer.prefetch();
        String mode = consumer.noAck() ? "no ack" : prefetch + ", manual ack";
        return new Pair(consumer.connectionName(), consumer.exclusive() ? mode + ", exclusive" : mode);
    }
}
