package io.bindery.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Who wants a queue's messages, and whose turn it is: by priority, in turns within a priority. As in RabbitMQ a consumer
 * that can't take its turn leaves the round, and joins it again at the end when it can; of a quorum queue it leaves with the
 * last message it can take.
 */
final class Consumers {

    /** Consumers of one priority in the order of their turns. */
    private static final class Level {
        final long priority;
        final ArrayDeque<Consumer> round = new ArrayDeque<>(4);

        Level(long priority) {
            this.priority = priority;
        }
    }

    private final boolean singleActive;
    private final boolean quorum;
    private final List<Consumer> all = new ArrayList<>(2);
    private final List<Consumer> blocked = new ArrayList<>(2);
    /** Descending priorities. */
    private final List<Level> levels = new ArrayList<>(1);
    private Consumer active;
    /** How many have credit that lapses when the queue is empty. */
    int draining;

    Consumers(QueueSettings settings) {
        singleActive = settings.singleActiveConsumer();
        quorum = settings.quorum();
    }

    int count() {
        return all.size();
    }

    /** In the order they came. */
    List<Consumer> all() {
        return all;
    }

    /** The exclusive consumer, or of a single-active-consumer queue the one that is served; else null. */
    Consumer active() {
        return active;
    }

    /** Whether this consumer is served when it is its turn. */
    boolean serves(Consumer consumer) {
        return !singleActive || consumer == active;
    }

    boolean exclusivelyHeld() {
        return active != null && !singleActive;
    }

    void add(Consumer consumer) {
        all.add(consumer);
        join(consumer);
        if (consumer.exclusive || singleActive && active == null) {
            active = consumer;
        }
    }

    void remove(Consumer consumer) {
        consumer.endCredit();
        all.remove(consumer);
        blocked.remove(consumer);
        Level level = level(consumer.priority);
        level.round.remove(consumer);
        if (level.round.isEmpty()) {
            levels.remove(level);
        }
        if (consumer == active) {
            active = singleActive ? successor() : null;
        }
    }

    /** The consumer whose turn it is and who can take a message, its turn taken; null when nobody can. */
    Consumer next() {
        if (singleActive) {
            return nextOfSingleActive();
        }
        for (int i = 0; i < levels.size(); i++) {
            ArrayDeque<Consumer> round = levels.get(i).round;
            Consumer consumer;
            while ((consumer = round.poll()) != null) {
                if (!consumer.canTake()) {
                    block(consumer);
                    continue;
                }
                if (quorum && consumer.takesLast()) {
                    block(consumer);
                } else {
                    round.add(consumer);
                }
                return consumer;
            }
        }
        return null;
    }

    /** Those of the channel who have credit may take turns again; true when there was one. */
    boolean unblock(ChannelState channel) {
        boolean any = false;
        for (Iterator<Consumer> each = blocked.iterator(); each.hasNext();) {
            Consumer consumer = each.next();
            if (consumer.channel == channel && consumer.hasCredit()) {
                each.remove();
                consumer.blocked = false;
                join(consumer);
                any = true;
            }
        }
        return any;
    }

    /** Whether one of them could take more if its connection could. */
    boolean heldUpBySockets() {
        for (int i = 0; i < blocked.size(); i++) {
            if (blocked.get(i).channel.connection.stalled()) {
                return true;
            }
        }
        return false;
    }

    private Consumer nextOfSingleActive() {
        if (active == null || active.blocked) {
            return null;
        }
        if (active.canTake()) {
            return active;
        }
        level(active.priority).round.remove(active);
        block(active);
        return null;
    }

    private void block(Consumer consumer) {
        consumer.blocked = true;
        blocked.add(consumer);
    }

    private void join(Consumer consumer) {
        level(consumer.priority).round.add(consumer);
    }

    /** In a quorum queue who came first, in a classic one by priority. */
    private Consumer successor() {
        if (quorum) {
            return all.isEmpty() ? null : all.get(0);
        }
        for (Level level : levels) {
            if (!level.round.isEmpty()) {
                return level.round.peek();
            }
        }
        return null;
    }

    private Level level(long priority) {
        int at = 0;
        while (at < levels.size() && levels.get(at).priority > priority) {
            at++;
        }
        if (at == levels.size() || levels.get(at).priority != priority) {
            levels.add(at, new Level(priority));
        }
        return levels.get(at);
    }
}
