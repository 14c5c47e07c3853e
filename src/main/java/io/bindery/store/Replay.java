package io.bindery.store;

import io.bindery.model.MalformedTableException;
import io.bindery.store.JournalFiles.JournalFile;
import io.bindery.store.RecoveryReport.Damage;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a journal into an index, changing nothing on disk. A bad record in what had been synced is damage: named, and
 * stepped over to the next good one. A bad record behind that is the torn tail of the last commit group, where reading ends.
 */
final class Replay {

    private final JournalFiles files;
    private final RecoveryProgress progress;
    private final JournalIndex index = new JournalIndex();
    private final MessageRecord checked = new MessageRecord();
    private final List<Damage> damages = new ArrayList<>();
    /** Segments that should be there with their ends, as the newest list of them said. */
    private final Map<Integer, Long> expected = new TreeMap<>();
    private final Set<Integer> deletedOnPurpose = new HashSet<>();
    private long bytesTotal;
    private long bytesDone;
    private long records;
    private long tornTailBytes;
    private int highestNumber;
    private String unborn;
    private boolean lastCanGrow;
    private boolean forAnEngine;

    Replay(JournalFiles files, RecoveryProgress progress) {
        this.files = files;
        this.progress = progress;
    }

    /** The index will remember of each queue what an engine starts from: {@link RecoveredStates} takes it. */
    Replay forAnEngine() {
        index.rememberPlaces(true);
        forAnEngine = true;
        return this;
    }

    /**
     * @param highestNumber of all segment files
     * @param unborn the file of a segment whose header never got to disk, or null: it is to be deleted
     * @param canGrow whether writing may go on behind the last segment's end; else, and after an older version's, a new segment is due
     */
    record Result(JournalIndex index, int highestNumber, String unborn, boolean canGrow, long bytesRead, long records,
                  long tornTailBytes, List<Damage> damages) { }

    Result run() throws IOException {
        List<Integer> numbers = files.list().stream().map(Segment::numberOf).filter(number -> number >= 0).sorted().toList();
        Map<Integer, Long> sizes = new TreeMap<>();
        for (int number : numbers) {
            try (JournalFile file = files.openForReading(Segment.file(number))) {
                sizes.put(number, file.size());
                bytesTotal += file.size();
            }
        }
        for (int i = 0; i < numbers.size(); i++) {
            segment(numbers.get(i), sizes.get(numbers.get(i)), i == numbers.size() - 1);
        }
        compareWithExpected(sizes);
        index.forgetSome();
        index.rememberPlaces(false);
        return new Result(index, highestNumber, unborn, lastCanGrow, bytesDone, records, tornTailBytes, damages);
    }

    private void segment(int number, long fileSize, boolean last) throws IOException {
        highestNumber = number;
        String name = Segment.file(number);
        try (JournalFile file = files.openForReading(name)) {
            SegmentHeader header = SegmentHeader.read(file).orElse(null);
            if (header == null) {
                withoutHeader(name, fileSize, last);
                return;
            }
            if (header.version() > SegmentHeader.VERSION) {
                throw new DataDirectoryException("The journal file " + name + " has format " + header.version()
                        + ", this Bindery reads up to " + SegmentHeader.VERSION + ": open it with a newer Bindery.");
            }
            if (!SegmentHeader.undamaged(file)) {
                damages.add(new Damage(name, 0, SegmentHeader.SIZE, "one of the header's two copies is damaged; the other served"));
            }
            index.remember(header.counters());
            Segment segment = new Segment(number, header.salt(), fileSize);
            index.segmentAdded(segment);
            lastCanGrow = header.version() == SegmentHeader.VERSION;
            long end = scan(file, segment, fileSize, last);
            index.segments.grow(segment, end - fileSize);
        }
    }

    /**
     * A file whose header was never synced holds nothing that was confirmed: no more than what is written with the header, the list
     * of the segments before, of which the power may have left any part.
     */
    private void withoutHeader(String name, long fileSize, boolean last) {
        lastCanGrow = false;
        if (last && fileSize <= SegmentHeader.SIZE + Records.HEADER + 2L * Integer.BYTES * index.segments.all().size()) {
            tornTailBytes += fileSize;
            unborn = name;
        } else {
            damages.add(new Damage(name, 0, fileSize, "both copies of the header are damaged; nothing of this file could be read"));
        }
        advance(fileSize);
    }

    /** @return where the readable part ends */
    private long scan(JournalFile file, Segment segment, long fileSize, boolean last) throws IOException {
        SegmentScanner scanner = new SegmentScanner(file, segment.salt, SegmentHeader.SIZE, fileSize, true);
        while (true) {
            long before = scanner.at();
            if (scanner.next()) {
                record(scanner, segment.number);
                advance(scanner.at() - before);
            } else if (scanner.atEnd()) {
                return scanner.at();
            } else if (last && !syncedBehind(file, segment, scanner.at(), fileSize)) {
                long end = scanner.at();
                advance(fileSize - end);
                tornTailBytes += onlyZeros(file, end, fileSize) ? 0 : fileSize - end;
                return end;
            } else {
                stepOver(scanner, segment);
            }
        }
    }

    /** Zeros are the room a writer had put behind its end; nothing was torn. */
    private static boolean onlyZeros(JournalFile file, long from, long fileSize) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(64 << 10);
        for (long at = from; at < fileSize; at += block.limit()) {
            file.read(block.clear(), at);
            block.flip();
            while (block.hasRemaining()) {
                if (block.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void stepOver(SegmentScanner scanner, Segment segment) throws IOException {
        long bad = scanner.at();
        scanner.resynchronise();
        advance(scanner.at() - bad);
        damages.add(new Damage(segment.file(), bad, scanner.at() - bad,
                "the checksum does not hold; the records there are lost, reading went on behind them"));
    }

    /** Whether a later commit group says that this place had been synced before it. */
    static boolean syncedBehind(JournalFile file, Segment segment, long offset, long fileSize) throws IOException {
        SegmentScanner ahead = new SegmentScanner(file, segment.salt, offset, fileSize, true);
        while (!ahead.atEnd()) {
            ahead.resynchronise();
            while (ahead.next()) {
                ByteBuffer payload = ahead.payload();
                if (ahead.type() == Records.GROUP && payload.remaining() >= Long.BYTES && payload.getLong() > offset) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A checksum that holds says that these bytes were written, not that Bindery wrote them. */
    private void record(SegmentScanner scanner, int segment) {
        records++;
        try {
            take(scanner, scanner.payload(), segment);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException | MalformedTableException nonsense) {
            damages.add(new Damage(Segment.file(segment), scanner.offset(), scanner.size(),
                    "the checksum holds, but it is no record that Bindery writes; it was left out"));
        }
    }

    private void take(SegmentScanner scanner, ByteBuffer payload, int segment) {
        switch (scanner.type()) {
            case Records.SEGMENTS -> {
                expected.clear();
                while (payload.hasRemaining()) {
                    expected.put(payload.getInt(), payload.getInt() & 0xFFFFFFFFL);
                }
            }
            case Records.SEGMENT_DELETED -> deletedOnPurpose.add(payload.getInt());
            case Records.MESSAGE -> {
                if (!forAnEngine) { // who reads for one walks over each message anyway
                    checked.open(payload.duplicate()).check();
                }
                apply(scanner, payload, segment);
            }
            case Records.REMOVED, Records.DELIVERED -> {
                checkPlaces(payload.duplicate());
                apply(scanner, payload, segment);
            }
            default -> apply(scanner, payload, segment);
        }
    }

    private void checkPlaces(ByteBuffer payload) {
        long queueId = payload.getLong();
        long first = payload.getLong();
        int count = payload.getInt();
        if (queueId < 0 || first < 0 || count <= 0 || damages.isEmpty() && !index.mayHaveHad(count)) {
            throw new IllegalArgumentException(count + " places of queue " + queueId + " from " + first + " on");
        }
    }

    private void apply(SegmentScanner scanner, ByteBuffer payload, int segment) {
        index.apply(scanner.type(), payload, segment, scanner.offset(), scanner.size());
    }

    private void compareWithExpected(Map<Integer, Long> sizes) {
        expected.forEach((number, end) -> {
            Long size = sizes.get(number);
            if (size == null && !deletedOnPurpose.contains(number)) {
                damages.add(new Damage(Segment.file(number), 0, end, "the file is missing"));
            } else if (size != null && size < end) {
                damages.add(new Damage(Segment.file(number), size, end - size, "the file was cut short"));
            }
        });
    }

    private void advance(long bytes) {
        long step = Math.max(1, bytesTotal / 100);
        boolean tell = bytesDone / step != (bytesDone + bytes) / step;
        bytesDone += bytes;
        if (tell) {
            progress.progress(bytesDone, bytesTotal);
        }
    }
}
