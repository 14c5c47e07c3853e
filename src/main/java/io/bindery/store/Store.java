package io.bindery.store;

import io.bindery.engine.RecoveredState;
import java.io.IOException;

/** Opens stores. */
public final class Store {

    private Store() { }

    /**
     * Reads what the directory holds and begins to write behind it. The store owns the directory from now on and closes it.
     *
     * @param listener called on the store's threads
     */
    public static OpenedStore open(DataDirectory directory, StoreSettings settings, StoreListener listener,
                                   RecoveryProgress progress) throws IOException {
        try {
            return open(directory, new DiskFiles(directory.journal()), settings, listener, progress);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    static OpenedStore open(DataDirectory directory, JournalFiles files, StoreSettings settings, StoreListener listener,
                            RecoveryProgress progress) throws IOException {
        long start = System.nanoTime();
        Replay.Result found = new Replay(files, progress).forAnEngine().run();
        JournalIndex index = found.index();
        RecoveredState state = RecoveredStates.of(index);
        JournalWriter writer = new JournalWriter(files, index, new SegmentSize(settings.segmentBytes()));
        begin(writer, found, directory);
        JournalIndex.Figures figures = index.figures();
        RecoveryReport report = new RecoveryReport(found.bytesRead(), found.records(), figures.messages(), figures.entries(),
                found.tornTailBytes(), found.damages(), System.nanoTime() - start);
        return new OpenedStore(directory, files, settings, listener, index, writer, state, report);
    }

    private static void begin(JournalWriter writer, Replay.Result found, DataDirectory directory) throws IOException {
        try {
            writer.open(found);
        } catch (IOException e) {
            throw directory == null ? e : directory.cannotWrite(e);
        }
    }
}
