package io.bindery;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What a class said in the log since this was made; what its last resort caught is a fault of ours, whatever a client did. */
public final class LoggedFaults implements AutoCloseable {

    private static final int FRAMES = 8;

    private final Logger log;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    public LoggedFaults(String logger) {
        log = (Logger) LoggerFactory.getLogger(logger);
        events.start();
        log.addAppender(events);
    }

    /** Of a class whose fault the test brings about: it is told to the test alone, as nobody else has to look after it. */
    public static LoggedFaults provoked(String logger) {
        LoggedFaults faults = new LoggedFaults(logger);
        faults.log.setAdditive(false);
        return faults;
    }

    public void requireNone() {
        for (ILoggingEvent event : events.list) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                throw new AssertionError(told(event));
            }
        }
    }

    /** All that was said, with what was thrown where that was shown. */
    public List<String> told() {
        return events.list.stream().map(LoggedFaults::told).toList();
    }

    private static String told(ILoggingEvent event) {
        return event.getFormattedMessage() + (event.getThrowableProxy() == null ? "" : " " + thrown(event.getThrowableProxy()));
    }

    private static String thrown(IThrowableProxy thrown) {
        return thrown.getClassName() + ": " + thrown.getMessage() + Arrays.stream(thrown.getStackTraceElementProxyArray()).limit(FRAMES)
                .map(frame -> "\n    " + frame).collect(Collectors.joining());
    }

    @Override public void close() {
        log.detachAppender(events);
        log.setAdditive(true);
    }
}
