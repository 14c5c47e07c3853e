package io.bindery.broker;

import io.bindery.files.FileTrouble;
import io.bindery.store.OpenedStore;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that raises the disk alarm: while the disk with the data has less room than the limit, as RabbitMQ's disk_free_limit, or
 * while the store cannot write. The nearer the limit, the oftener it looks, so that even a fast disk is not full in between.
 */
final class DiskWatch extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    /** As RabbitMQ assumes a disk may fill. */
    private static final long MOST_BYTES_A_SECOND = 250_000_000;
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 1000;

    private final Path data;
    private final OpenedStore store;
    private final Alarms alarms;
    private long limit;
    private boolean isShort;
    private boolean unknown;
    private boolean ended;

    DiskWatch(Path data, OpenedStore store, Alarms alarms, long limit) {
        super("disk-watch");
        this.data = data;
        this.store = store;
        this.alarms = alarms;
        this.limit = limit;
        setDaemon(true);
    }

    @Override public void run() {
        try {
            while (waited(look())) {
                continue;
            }
        } catch (InterruptedException ends) {
            // nobody else interrupts it
        }
    }

    /** Looks now. @return milliseconds until it should look again */
    synchronized long look() {
        long free = free();
        boolean nowShort = free < limit || !store.stats().problem().isEmpty();
        if (nowShort != isShort) {
            isShort = nowShort;
            alarms.set(Alarms.Resource.DISK, nowShort);
            tell(free);
        }
        long millis = Math.abs(free - limit) / (MOST_BYTES_A_SECOND / 1000);
        return isShort ? SHORTEST_MILLIS : Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, millis));
    }

    /** How much room the disk has; nobody knows: {@link Long#MAX_VALUE}. */
    synchronized long room() {
        return free();
    }

    synchronized long limit() {
        return limit;
    }

    private void tell(long free) {
        if (isShort && free < limit) {
            LOG.warn("Who publishes has to wait: {} has room for {} bytes, fewer than the limit of {}. Make room there, or choose a lower limit.", data, free, limit);
        } else if (isShort) {
            LOG.warn("Who publishes has to wait until {} can be written.", data);
        } else {
            LOG.warn("Who publishes may go on: {} has room for {} bytes.", data, free);
        }
    }

    /** A disk that does not say is not full, as far as anybody knows; writing will tell. */
    private long free() {
        try {
            FileStore disk = Files.getFileStore(data);
            unknown = false;
            return disk.getUsableSpace();
        } catch (IOException e) {
            if (!unknown) {
                LOG.warn("Nobody can say how much room {} has ({}): that its disk fills up is noticed when writing fails.", data, FileTrouble.words(e));
            }
            unknown = true;
            return Long.MAX_VALUE;
        }
    }

    private synchronized boolean waited(long millis) throws InterruptedException {
        if (!ended) {
            TimeUnit.MILLISECONDS.timedWait(this, millis);
        }
        return !ended;
    }

    /** From now on less room than this is too little. Any thread may say so; it holds at once. */
    synchronized void limit(long bytes) {
        limit = bytes;
        look();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
