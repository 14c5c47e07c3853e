package io.bindery.broker;

import io.bindery.amqp.server.CommandSink;
import io.bindery.amqp.server.Waiting;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Commands on their way to the engine thread: many threads post, one takes. Posting never blocks; whoever reads from
 * sockets asks {@link #crowded()} and stops reading while it is.
 */
final class Mailbox implements CommandSink {

    private static final int CROWDED = 20_000;
    private static final int ROOMY = 5_000;
    /** So many commands whoever hands them over does himself, in some tens of microseconds; more are worth waking the reader for. */
    static final int SMALL = 64;
    private static final EngineCommand[] NO_COMMANDS = {};

    /**
     * Commands handed over in one piece.
     *
     * @param bytes in the bodies of what is published
     * @param task for the reader itself, in its turn between commands; null for most
     */
    record Batch(EngineCommand[] commands, int count, long bytes, Runnable task) { }

    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final long crowdedBytes;
    private final BooleanSupplier storeBehind;
    private final Set<Runnable> resumes = new LinkedHashSet<>();
    private final Turn turn = new Turn();
    private volatile Thread reader;
    private volatile Runnable help = () -> { };
    private volatile boolean asleep;

    /** @param crowdedBytes more than so much in bodies is too much · storeBehind whether the store has more to write than it should */
    Mailbox(long crowdedBytes, BooleanSupplier storeBehind) {
        this.crowdedBytes = crowdedBytes;
        this.storeBehind = storeBehind;
    }

    @Override public void post(EngineCommand[] commands, int count) {
        add(commands, count);
        wake();
    }

    @Override public void handOver(EngineCommand[] commands, int count) {
        add(commands, count);
        if (asleep && count <= SMALL && turn.take()) {
            help.run();
        } else {
            wake();
        }
    }

    private void add(EngineCommand[] commands, int count) {
        long bytes = bodyBytes(commands, count);
        waiting.addAndGet(count);
        waitingBytes.addAndGet(bytes);
        batches.add(new Batch(commands, count, bytes, null));
    }

    private static long bodyBytes(EngineCommand[] commands, int count) {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            if (commands[i] instanceof ClientCommand.Publish publish) {
                bytes += publish.body().length;
            }
        }
        return bytes;
    }

    Turn turn() {
        return turn;
    }

    /** @param newHelp what a thread that hands over does in the reader's place while that sleeps; it gives the turn back */
    void readBy(Thread newReader, Runnable newHelp) {
        reader = newReader;
        help = newHelp;
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Whether the next is a small batch, and no task. For who has the turn. */
    boolean smallIsNext() {
        Batch next = batches.peek();
        return next != null && next.task() == null && next.count() <= SMALL;
    }

    void post(EngineCommand command) {
        post(new EngineCommand[] {command}, 1);
    }

    /** Something the reader does itself when it has done what was posted before. */
    void post(Runnable task) {
        batches.add(new Batch(NO_COMMANDS, 0, 0, task));
        wake();
    }

    /** Who has the turn looks again before the reader is left to sleep. */
    private void wake() {
        if (asleep && !turn.isTaken()) {
            LockSupport.unpark(reader);
        }
    }

    @Override public boolean crowded() {
        return waiting.get() > CROWDED || waitingBytes.get() > crowdedBytes || storeBehind.getAsBoolean();
    }

    @Override public Waiting whenRoomy(Runnable resume) {
        synchronized (resumes) {
            resumes.add(resume);
        }
        wake();
        return () -> {
            synchronized (resumes) {
                resumes.remove(resume);
            }
        };
    }

    /** The next batch, or null. For who has the turn. */
    Batch poll() {
        Batch next = batches.poll();
        if (next != null) {
            waiting.addAndGet(-next.count());
            waitingBytes.addAndGet(-next.bytes());
        }
        return next;
    }

    /** Lets those read on who stopped, when there is room. For who has the turn. */
    void letIn() {
        if (waiting.get() > ROOMY || waitingBytes.get() > crowdedBytes / 4 || storeBehind.getAsBoolean()) {
            return;
        }
        List<Runnable> roomFor;
        synchronized (resumes) {
            if (resumes.isEmpty()) {
                return;
            }
            roomFor = List.copyOf(resumes);
            resumes.clear();
        }
        roomFor.forEach(Runnable::run);
    }

    /** Whether somebody waits to be let in. */
    boolean someoneWaits() {
        synchronized (resumes) {
            return !resumes.isEmpty();
        }
    }

    /** Sleeps until something is posted or the time is over. For the reader, which has given its turn back. */
    void await(long nanos) {
        asleep = true;
        if (batches.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        asleep = false;
    }

    /** Sleeps while somebody else has the turn, until that one or somebody who posts wakes it. For the reader. */
    void awaitTurn(long nanos) {
        asleep = true;
        if (turn.isTaken()) {
            LockSupport.parkNanos(this, nanos);
        }
        asleep = false;
    }
}
