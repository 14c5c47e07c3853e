import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.CancelCallback;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.RpcClient;
import com.rabbitmq.client.RpcClientParams;
import com.rabbitmq.client.RpcServer;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.ClientVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** RabbitMQ's Java client: confirms, returns, acks, requeues, dead letters, bindings, cancels, RPC, errors, a lost connection recovered. */
class JavaClient {

    static final String NAME = "ci.java." + UUID.randomUUID().toString().substring(0, 8);
    static final String SOURCE = NAME + ".orders";
    static final String INNER = NAME + ".inner";
    static final String QUEUE = NAME + ".eu";
    static final String DEAD = NAME + ".dead";
    static final int COUNT = 200;

    public static void main(String[] args) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(Integer.parseInt(args[0]));
        factory.setRequestedHeartbeat(2);
        factory.setNetworkRecoveryInterval(100);
        wrongPassword(factory);
        try (Connection connection = factory.newConnection(NAME)) {
            Channel channel = connection.createChannel();
            build(channel);
            publish(channel);
            consume(connection.createChannel());
            deadLetters(channel);
            properties(channel);
            transaction(connection.createChannel());
            cancelled(connection);
            rpc(connection);
            errors(connection);
            recovered(connection, args[0]);
            quiet(connection);
            clear(connection.createChannel());
        }
        System.out.println(ClientVersion.VERSION);
    }

    static void build(Channel channel) throws IOException {
        channel.exchangeDeclare(SOURCE, "topic", true);
        channel.exchangeDeclare(INNER, "headers", true, true, true, null);
        channel.exchangeBind(INNER, SOURCE, "order.#");
        channel.queueDeclare(DEAD, false, false, false, null);
        channel.queueDeclare(QUEUE, true, false, false, Map.of("x-dead-letter-exchange", "", "x-dead-letter-routing-key", DEAD));
        channel.queueBind(QUEUE, INNER, "", Map.of("x-match", "all", "region", "eu"));
    }

    static void publish(Channel channel) throws Exception {
        channel.confirmSelect();
        ConcurrentSkipListSet<Long> waiting = new ConcurrentSkipListSet<>();
        CountDownLatch all = new CountDownLatch(COUNT);
        channel.addConfirmListener((tag, multiple) -> {
            List<Long> done = multiple ? List.copyOf(waiting.headSet(tag, true)) : List.of(tag);
            done.stream().filter(waiting::remove).forEach(one -> all.countDown());
        }, (tag, multiple) -> {
            throw new AssertionError("nacked " + tag);
        });
        for (int n = 0; n < COUNT; n++) {
            waiting.add(channel.getNextPublishSeqNo());
            BasicProperties properties = new BasicProperties.Builder().deliveryMode(2).headers(Map.of("region", n % 2 == 0 ? "eu" : "us", "n", n)).build();
            channel.basicPublish(SOURCE, "order.created", properties, bytes(n));
        }
        check(true, all.await(20, TimeUnit.SECONDS));
        check(true, channel.waitForConfirms(20_000));

        BlockingQueue<Return> returns = new LinkedBlockingQueue<>();
        channel.addReturnListener(returns::add);
        channel.basicPublish(SOURCE, "nowhere", true, null, "lost".getBytes());
        channel.waitForConfirmsOrDie(20_000);
        Return back = returns.poll(10, TimeUnit.SECONDS);
        check("312 NO_ROUTE nowhere lost", back.getReplyCode() + " " + back.getReplyText() + " " + back.getRoutingKey() + " " + new String(back.getBody()));
    }

    /** 0 is requeued once, those that end with 4 are dead-lettered, the others acknowledged ten at a time. */
    static void consume(Channel channel) throws Exception {
        channel.basicQos(20);
        List<Integer> acked = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(COUNT / 2);
        channel.basicConsume(QUEUE, false, (consumerTag, delivery) -> {
            long tag = delivery.getEnvelope().getDeliveryTag();
            int n = number(delivery.getBody());
            check(n, delivery.getProperties().getHeaders().get("n"));
            if (n == 0 && !delivery.getEnvelope().isRedeliver()) {
                channel.basicReject(tag, true);
                return;
            }
            if (n % 10 == 4) {
                channel.basicNack(tag, false, false);
            } else {
                channel.basicAck(tag, false);
                acked.add(n);
            }
            last.countDown();
        }, consumerTag -> { });
        check(true, last.await(20, TimeUnit.SECONDS));
        channel.close();
        List<Integer> expected = new ArrayList<>();
        for (int n = 0; n < COUNT; n += 2) {
            if (n % 10 != 4) {
                expected.add(n);
            }
        }
        acked.sort(null);
        check(expected, acked);
    }

    static void deadLetters(Channel channel) throws IOException {
        for (int n = 4; n < COUNT; n += 10) {
            GetResponse dead = channel.basicGet(DEAD, true);
            check(n, number(dead.getBody()));
            List<?> deaths = (List<?>) dead.getProps().getHeaders().get("x-death");
            Map<?, ?> death = (Map<?, ?>) deaths.get(0);
            check("rejected " + QUEUE + " 1 " + SOURCE, death.get("reason") + " " + death.get("queue") + " " + death.get("count") + " " + death.get("exchange"));
        }
        check(null, channel.basicGet(DEAD, true));
    }

    static void properties(Channel channel) throws IOException {
        BasicProperties sent = new BasicProperties.Builder().contentType("a/b").contentEncoding("gzip").deliveryMode(1).priority(3).correlationId("c")
                .replyTo("r").expiration("60000").messageId("m").timestamp(new java.util.Date(1_700_000_000_000L)).type("t").userId("guest").appId("ci").build();
        byte[] body = new byte[300_000]; // three frames
        new java.util.Random(1).nextBytes(body);
        channel.basicPublish("", QUEUE, sent, body);
        GetResponse came = channel.basicGet(QUEUE, false);
        check(sent, came.getProps());
        check(true, java.util.Arrays.equals(body, came.getBody()));
        channel.basicRecover(true);
        came = channel.basicGet(QUEUE, true);
        check(true, came.getEnvelope().isRedeliver());
    }

    static void transaction(Channel channel) throws Exception {
        channel.txSelect();
        channel.basicPublish("", QUEUE, null, bytes(1));
        channel.txRollback();
        channel.basicPublish("", QUEUE, null, bytes(2));
        check(0L, channel.messageCount(QUEUE));
        channel.txCommit();
        check(2, number(channel.basicGet(QUEUE, true).getBody()));
        channel.txCommit();
        channel.close();
    }

    static void cancelled(Connection connection) throws Exception {
        Channel channel = connection.createChannel();
        String queue = channel.queueDeclare().getQueue();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        CancelCallback cancel = told::add;
        String tag = channel.basicConsume(queue, true, (consumerTag, delivery) -> { }, cancel);
        check(1L, channel.consumerCount(queue));
        channel.queueDelete(queue);
        check(tag, told.poll(10, TimeUnit.SECONDS));
        channel.close();
    }

    static void rpc(Connection connection) throws Exception {
        Channel serving = connection.createChannel();
        String queue = serving.queueDeclare().getQueue();
        RpcServer server = new RpcServer(serving, queue) {
            @Override public byte[] handleCall(byte[] request, BasicProperties answer) {
                return bytes(2 * number(request));
            }
        };
        Thread thread = new Thread(() -> {
            try {
                server.mainloop();
            } catch (IOException | ShutdownSignalException closed) {
                // its channel is closed below
            }
        });
        thread.setDaemon(true);
        thread.start();
        Channel asking = connection.createChannel();
        RpcClient client = new RpcClient(new RpcClientParams().channel(asking).exchange("").routingKey(queue).timeout(10_000)); // direct reply-to
        for (int n = 0; n < 50; n++) {
            check(2 * n, number(client.primitiveCall(bytes(n))));
        }
        client.close();
        server.terminateMainloop();
        asking.close();
        serving.close();
    }

    static void errors(Connection connection) throws Exception {
        AMQP.Channel.Close close = closed(connection, channel -> channel.queueDeclarePassive(NAME + ".none"));
        check("404 NOT_FOUND - no queue '" + NAME + ".none' in vhost '/' 50 10", text(close));
        close = closed(connection, channel -> channel.exchangeDeclare(SOURCE, "direct", true));
        check("406 PRECONDITION_FAILED - inequivalent arg 'type' for exchange '" + SOURCE
                + "' in vhost '/': received 'direct' but current is 'topic' 40 10", text(close));
        close = closed(connection, channel -> {
            channel.basicAck(7, false);
            channel.queueDeclare();
        });
        check("406 PRECONDITION_FAILED - unknown delivery tag 7 60 80", text(close));
    }

    interface Step {
        void on(Channel channel) throws IOException;
    }

    static AMQP.Channel.Close closed(Connection connection, Step step) throws IOException {
        try {
            step.on(connection.createChannel());
            throw new AssertionError("was taken");
        } catch (IOException | ShutdownSignalException e) {
            ShutdownSignalException signal = e instanceof ShutdownSignalException direct ? direct : (ShutdownSignalException) e.getCause();
            return (AMQP.Channel.Close) signal.getReason();
        }
    }

    static String text(AMQP.Channel.Close close) {
        return close.getReplyCode() + " " + close.getReplyText() + " " + close.getClassId() + " " + close.getMethodId();
    }

    /** A connection error closes the socket; the client connects anew and declares and consumes again what it had. */
    static void recovered(Connection neighbour, String port) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(Integer.parseInt(port));
        factory.setNetworkRecoveryInterval(100);
        factory.setConnectionRecoveryTriggeringCondition(signal -> true);
        try (Connection connection = factory.newConnection(NAME + ".recovering")) {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare("", false, true, true, null).getQueue();
            BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
            channel.basicConsume(queue, true, "again", (tag, delivery) -> bodies.add(new String(delivery.getBody())), tag -> { });
            channel.queueBind(queue, "amq.topic", NAME + ".#");
            CountDownLatch back = new CountDownLatch(1);
            ((com.rabbitmq.client.Recoverable) connection).addRecoveryListener(new com.rabbitmq.client.RecoveryListener() {
                @Override public void handleRecovery(com.rabbitmq.client.Recoverable recovered) {
                    back.countDown();
                }

                @Override public void handleRecoveryStarted(com.rabbitmq.client.Recoverable recovering) { }
            });
            try {
                connection.createChannel().basicConsume(queue, true, "twice", (tag, delivery) -> { }, tag -> { });
                Channel wrong = connection.createChannel();
                wrong.basicPublish("amq.topic", NAME, true, true, null, new byte[0]); // immediate: 540, closes the connection
            } catch (IOException | ShutdownSignalException closed) {
                // that is what it is for
            }
            check(true, back.await(20, TimeUnit.SECONDS));
            try (Channel publishing = neighbour.createChannel()) {
                publishing.basicPublish("amq.topic", NAME + ".x", null, "recovered".getBytes());
            }
            check("recovered", bodies.poll(10, TimeUnit.SECONDS));
        }
    }

    /** Longer than two heartbeats of two seconds without a word from us but the client's own. */
    static void quiet(Connection connection) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(4_500);
        check(2, connection.getHeartbeat());
        check(true, connection.isOpen());
    }

    static void clear(Channel channel) throws Exception {
        channel.queueDelete(QUEUE);
        channel.queueDelete(DEAD);
        try {
            channel.exchangeDeclarePassive(INNER);
            throw new AssertionError("the auto-delete exchange outlived its last binding");
        } catch (IOException gone) {
            check(404, ((AMQP.Channel.Close) ((ShutdownSignalException) gone.getCause()).getReason()).getReplyCode());
        }
        Connection connection = channel.getConnection();
        connection.createChannel().exchangeDelete(SOURCE);
    }

    static void wrongPassword(ConnectionFactory factory) throws Exception {
        ConnectionFactory wrong = factory.clone();
        wrong.setPassword("wrong");
        try {
            wrong.newConnection().close();
            throw new AssertionError("let in with a wrong password");
        } catch (AuthenticationFailureException refused) {
            check(true, refused.getMessage().contains("ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN"));
        }
    }

    static byte[] bytes(int n) {
        return Integer.toString(n).getBytes(StandardCharsets.UTF_8);
    }

    static int number(byte[] body) {
        return Integer.parseInt(new String(body, StandardCharsets.UTF_8));
    }

    static void check(Object expected, Object seen) {
        if (!java.util.Objects.equals(expected, seen)) {
            throw new AssertionError("expected " + expected + ", saw " + seen);
        }
    }
}
