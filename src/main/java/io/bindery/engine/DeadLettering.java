package io.bindery.engine;

import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.model.Message;
import io.bindery.routing.ExchangeNode;
import io.bindery.routing.Route;
import io.bindery.routing.RouteTarget;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Lets messages go from a queue, to its dead-letter exchange when it has one. Letters are addressed at once and posted
 * when the command is done, in order: so a chain of queues is no recursion. Once rejected, a letter may circle for ever, as in
 * RabbitMQ, where it keeps two queues busy and nobody waiting: here what has died so often within one command goes on a little later.
 */
final class DeadLettering {

    /** More queues than anybody puts in a row. */
    private static final int LONGEST_CHAIN = 2000;
    /** A command may let as many messages die as there are, and each go through so many queues that have no room. */
    private static final int SHORT_CHAIN = 5;
    /** How many letters further down a command may set off: in rings with branches they become ever more. */
    private static final int MOST_AT_ONCE = 10_000;
    /** How many go on at a turn: so few that even a slow machine is done with them long before the next. */
    private static final int AT_A_TURN = 100;
    private static final int PAUSE_MILLIS = 50;

    /** @param chain how many letters before it led to it, one setting off the next */
    private record Letter(Message message, RouteTarget[] queues, int chain) { }

    private final EngineContext context;
    private final Routing routing;
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final Deque<Letter> circling = new ArrayDeque<>();
    private final Deadlines.Deadline nextTurn = new Deadlines.Deadline(this::circle);
    /** Of the letter that was posted last, in this command. */
    private int chain;
    private int ofLetters;

    DeadLettering(EngineContext context, Routing routing) {
        this.context = context;
        this.routing = routing;
    }

    /** The message, already taken out of the queue's ready or unacked ones, leaves for good. */
    void discard(MessageQueue queue, QueueEntry entry, Reason reason) {
        Death death = new Death(reason, context.now, queue.settings());
        if ((entry.message == null || !queue.waits.condemned.isEmpty()) && exchangeOf(queue, death) != null) {
            entry.holder = Holder.NOBODY;
            queue.changed();
            condemn(queue, new Condemned.Case(entry, null, death));
        } else {
            discard(queue, entry, death);
        }
    }

    private void discard(MessageQueue queue, QueueEntry entry, Death death) {
        queue.discarded(entry);
        boolean lettered = address(queue, entry.message, death, entry.bare());
        if (context.activity.watched()) {
            context.activity.accept(new Activity.Discarded(context.now, queue.vhostName(), entry.messageId, queue.name(),
                    death.reason(), lettered ? death.exchange() : null));
        }
    }

    /** Never got into the queue. Behind those whose letters are not out. */
    void refused(MessageQueue queue, Message message, Reason reason) {
        Death death = new Death(reason, context.now, queue.settings());
        if (queue.waits.condemned.isEmpty()) {
            address(queue, message, death, false);
        } else {
            context.memory.hold(message);
            condemn(queue, new Condemned.Case(null, message, death));
        }
    }

    private void condemn(MessageQueue queue, Condemned.Case one) {
        queue.waits.condemned.add(one);
        context.paging.need(queue);
    }

    /** Contents have come: writes the letters that waited for them. */
    void goOn(MessageQueue queue) {
        Condemned.Case next;
        while ((next = queue.waits.condemned.poll()) != null) {
            if (next.entry() == null) {
                address(queue, next.message(), next.death(), false);
                context.memory.release(next.message());
            } else if (!next.isLost()) {
                discard(queue, next.entry(), next.death());
            }
        }
        queue.waits.condemned.removedAt = context.lastRemoval;
        if (!queue.waits.condemned.isEmpty()) {
            context.paging.need(queue);
        }
    }

    /** The message leaves for good and nobody is sent a letter. */
    void drop(MessageQueue queue, QueueEntry entry, Reason reason) {
        queue.discarded(entry);
        if (context.activity.watched()) {
            context.activity.accept(new Activity.Discarded(context.now, queue.vhostName(), entry.messageId, queue.name(), reason, null));
        }
    }

    /** Sends a letter of a message to the queue's dead-letter exchange; false when there is none. */
    private boolean address(MessageQueue queue, Message message, Death death, boolean bare) {
        ExchangeNode exchange = exchangeOf(queue, death);
        if (exchange == null) {
            return false;
        }
        Message letter = DeathRecord.letter(++context.lastMessageId, message, queue.name(), death.reason(), death.exchange(),
                death.key(), death.at(), bare);
        Route route = routing.route(queue.vhost, exchange, letter);
        routing.tell(queue.vhost, letter, route, Routing.BY_BROKER, false);
        RouteTarget[] queues = death.reason() == Reason.REJECTED ? route.queues() : withoutCycles(letter, route.queues());
        if (queues.length > 0) {
            letters.add(new Letter(letter, queues, chain + 1));
        }
        return true;
    }

    private static ExchangeNode exchangeOf(MessageQueue queue, Death death) {
        String name = death.exchange();
        return name == null ? null : queue.vhost.exchange(name);
    }

    /** Posts what has been addressed; true when there was something. */
    boolean post(Intake intake) {
        boolean any = !letters.isEmpty();
        Letter letter;
        while ((letter = letters.poll()) != null) {
            chain = letter.chain;
            if (chain > LONGEST_CHAIN || chain > SHORT_CHAIN && ++ofLetters > MOST_AT_ONCE) {
                circling.add(letter);
            } else {
                intake.post(null, letter.message, letter.queues);
            }
        }
        return any;
    }

    /** A command is done, and all that it set off. */
    void endCommand() {
        chain = 0;
        ofLetters = 0;
        if (!circling.isEmpty() && !nextTurn.isSet()) {
            context.deadlines.set(nextTurn, context.now + PAUSE_MILLIS);
        }
    }

    private void circle() {
        ofLetters = MOST_AT_ONCE - AT_A_TURN;
        for (int i = Math.min(AT_A_TURN, circling.size()); i > 0; i--) {
            Letter letter = circling.poll();
            RouteTarget[] left = Arrays.stream(letter.queues).filter(queue -> !((MessageQueue) queue).isDeleted()).toArray(RouteTarget[]::new);
            if (left.length > 0) {
                letters.add(new Letter(letter.message, left, LONGEST_CHAIN - AT_A_TURN));
            }
        }
    }

    private static RouteTarget[] withoutCycles(Message letter, RouteTarget[] queues) {
        return Arrays.stream(queues).filter(queue -> !DeathRecord.isCycle(letter, queue.name())).toArray(RouteTarget[]::new);
    }
}
