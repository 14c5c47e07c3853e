package io.bindery.sample;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order shop's programs: nine clients over real AMQP, a few messages a second, as any client out there would do it.
 * Started and closed as a whole; a program whose queue or exchange is gone stays quiet.
 */
public final class OrderShopTraffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderShopTraffic.class);

    private static final List<String> ORDER_KEYS = List.of("order.eu.created", "order.us.created", "order.eu.paid", "order.eu.created",
            "order.us.paid", "order.eu.shipped", "order.eu.created", "order.us.created", "order.eu.paid", "order.us.shipped", "invoice.sent",
            "order.eu.created");

    private final ConnectionFactory factory = new ConnectionFactory();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(daemons("sample"));
    /** A connection that breaks while all are closed has something to say to nobody: that is dropped, not refused. */
    private final ExecutorService deliveries = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            daemons("sample-deliveries"), new ThreadPoolExecutor.DiscardPolicy());
    private final List<SampleProgram> programs = new ArrayList<>();
    private boolean closed;

    /** @param port where the broker listens on this machine */
    public OrderShopTraffic(int port) {
        factory.setHost("localhost");
        factory.setPort(port);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setSharedExecutor(deliveries);
        factory.setThreadFactory(daemons("sample-connection"));
        factory.setExceptionHandler(new Quiet());
    }

    /** Returns at once; the programs connect one after the other. */
    public void start() {
        // consumers first, so that the first order finds somebody who picks it
        start(new SampleConsumer("picker", scheduler, "warehouse.eu", 3, 420, 0));
        start(new SampleConsumer("biller", scheduler, "billing", 5, 900, 9));
        start(new SampleConsumer("mailer", scheduler, "mail", 2, 700, 0));
        start(new SampleConsumer("ledger", scheduler, "payments.capture", 2, 850, 14));
        start(new SamplePhone("phone-7f3", scheduler));
        start(new SamplePublisher("checkout", scheduler, OrderShop.ORDERS, ORDER_KEYS, Map.of(), 500));
        start(new SamplePublisher("stock-sync", scheduler, OrderShop.ORDERS, List.of("stock.eu.low"), Map.of(), 2_000));
        start(new SamplePublisher("pay-gateway", scheduler, OrderShop.PAYMENTS, List.of("capture", "capture", "capture", "refund"), Map.of(), 1_000));
        start(new SamplePublisher("report-cron", scheduler, OrderShop.REPORTS, List.of("daily"), Map.of("format", "pdf", "v", 2), 20_000));
    }

    /** Returns at once; connections end in their own time. */
    @Override public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        scheduler.execute(() -> {
            programs.forEach(SampleProgram::end);
            scheduler.shutdownNow();
            deliveries.shutdown();
        });
    }

    private void start(SampleProgram program) {
        scheduler.execute(() -> {
            try {
                programs.add(program);
                program.connect(factory.newConnection(program.name));
            } catch (IOException | TimeoutException e) {
                LOG.info("The sample's {} can't work: {}", program.name, e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            }
        });
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** A broker that is stopped or crashed breaks connections; that is what the window is for, and no news. */
    private static final class Quiet extends ForgivingExceptionHandler {
        @Override protected void log(String message, Throwable problem) {
            LOG.debug(message, problem);
        }
    }
}
