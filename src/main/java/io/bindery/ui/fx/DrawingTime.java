package io.bindery.ui.fx;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** The CPU time of the threads that draw: JavaFX's own and its renderer. */
final class DrawingTime {

    private static final String RENDERER = "QuantumRenderer";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long fx = Thread.currentThread().getId();
    private long renderer = -1;

    /** Nanoseconds so far. FX thread. */
    long nanos() {
        if (renderer < 0) {
            renderer = find();
        }
        return time(fx) + (renderer < 0 ? 0 : time(renderer));
    }

    private long time(long thread) {
        return threads.isThreadCpuTimeSupported() ? Math.max(0, threads.getThreadCpuTime(thread)) : 0;
    }

    private long find() {
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(RENDERER)) {
                return thread.getThreadId();
            }
        }
        return -1;
    }
}
