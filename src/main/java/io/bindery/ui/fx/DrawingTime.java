package io.bindery.ui.fx;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** The CPU time of the threads that draw: JavaFX's own and its renderer. */
final class DrawingTime {

    private static final String RENDERER = "QuantumRenderer";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long fx = Thread.currentThread().getId();
    private long renderer = -1;

    /** Nanoseconds so far. FX thread. */
    long nanos() {
        if (renderer < 0) {
            renderer = find();
        }
        return time(fx) + (renderer < 0 ? 0 : time(renderer));
    }

    /** 0 where the machine doesn't tell. */
    static long ofThisThread() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    private static long time(long thread) {
        return THREADS.isThreadCpuTimeSupported() ? Math.max(0, THREADS.getThreadCpuTime(thread)) : 0;
    }

    private long find() {
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(RENDERER)) {
                return thread.getThreadId();
            }
        }
        return -1;
    }
}
