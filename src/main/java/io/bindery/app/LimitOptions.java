package io.bindery.app;

import io.bindery.broker.Limits;
import picocli.CommandLine.Option;

/** The command line's options for when publishers have to wait. */
final class LimitOptions {

    @Option(names = "--disk-free-limit", paramLabel = "SIZE", converter = SizeConverter.class,
            description = "Publishers wait while the disk with the data has less room than this; 50MB, 1GiB or bytes (default: 50MB, as RabbitMQ's disk_free_limit).")
    private Long diskFree;

    @Option(names = "--memory-watermark", paramLabel = "SIZE", converter = SizeConverter.class,
            description = "Publishers wait while messages take up more memory than this; likewise (default: and at most what the heap allows; JAVA_OPTS=-Xmx4g gives it more).")
    private Long memory;

    /** @throws IllegalArgumentException for more memory than there is */
    Limits addTo(Limits limits) {
        if (memory != null && (memory == 0 || memory > limits.held())) {
            throw new IllegalArgumentException("--memory-watermark can be 1 to " + limits.held() + " bytes with this heap, not " + memory
                    + ": choose less, or start with a larger heap (JAVA_OPTS=-Xmx4g).");
        }
        Limits held = memory == null ? limits : limits.withHeld(memory).withResident(Math.min(limits.resident(), memory));
        return diskFree == null ? held : held.withDiskFree(diskFree);
    }
}
