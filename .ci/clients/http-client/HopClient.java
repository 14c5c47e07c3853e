import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.http.client.Client;
import com.rabbitmq.http.client.ClientParameters;
import com.rabbitmq.http.client.GetAckMode;
import com.rabbitmq.http.client.GetEncoding;
import com.rabbitmq.http.client.HttpClientException;
import com.rabbitmq.http.client.domain.BindingInfo;
import com.rabbitmq.http.client.domain.ConnectionInfo;
import com.rabbitmq.http.client.domain.DeleteQueueParameters;
import com.rabbitmq.http.client.domain.ExchangeInfo;
import com.rabbitmq.http.client.domain.InboundMessage;
import com.rabbitmq.http.client.domain.OutboundMessage;
import com.rabbitmq.http.client.domain.Page;
import com.rabbitmq.http.client.domain.PolicyInfo;
import com.rabbitmq.http.client.domain.QueryParameters;
import com.rabbitmq.http.client.domain.QueueInfo;
import com.rabbitmq.http.client.domain.UserPermissions;
import com.rabbitmq.http.client.domain.VhostLimits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** RabbitMQ's Java client for its HTTP API: virtual hosts, users, topology, policies, limits, messages, pages, and a connection sent away. */
class HopClient {

    static final String NAME = "ci.hop." + UUID.randomUUID().toString().substring(0, 8);

    public static void main(String[] args) throws Exception {
        Client client = new Client(new ClientParameters().url("http://127.0.0.1:" + args[1] + "/api/").username("guest").password("guest"));
        client.createVhost(NAME, "a test's", "one", "two");
        require(client.getVhost(NAME).getTags().equals(List.of("one", "two")), "tags of a virtual host");
        users(client);
        topology(client);
        messages(client);
        policies(client);
        pages(client);
        connections(client, Integer.parseInt(args[0]));
        client.deleteUser(NAME);
        client.deleteVhost(NAME);
        require(client.getVhost(NAME) == null && client.getUser(NAME) == null, "gone");
        System.out.println(Client.class.getProtectionDomain().getCodeSource().getLocation().getPath().replaceAll(".*-|\\.jar", ""));
    }

    static void users(Client client) throws Exception {
        client.createUser(NAME, "secret".toCharArray(), List.of("management"));
        UserPermissions given = new UserPermissions();
        given.setConfigure("^a");
        given.setWrite("^b");
        given.setRead(".*");
        client.updatePermissions(NAME, NAME, given);
        require(client.getPermissions(NAME, NAME).getWrite().equals("^b"), "permissions");
        require(client.getPermissionsIn(NAME).size() == 2, "whoever made it has permissions, too");
        client.clearPermissions(NAME, NAME);
        require(client.getPermissions(NAME, NAME) == null, "cleared permissions");
        client.limitMaxNumberOfQueues(NAME, 20);
        VhostLimits limits = client.getVhostLimits(NAME);
        require(limits.getMaxQueues() == 20 && limits.getMaxConnections() == -1, "limits");
    }

    static void topology(Client client) throws Exception {
        client.declareExchange(NAME, "orders", new ExchangeInfo("topic", true, false, false, Map.of("alternate-exchange", "amq.fanout")));
        client.declareQueue(NAME, "eu", new QueueInfo(true, false, false, Map.of("x-max-length", 50)));
        client.declareQueue(NAME, "copies", new QueueInfo(true, false, false, Map.of("x-queue-type", "quorum")));
        client.bindQueue(NAME, "eu", "orders", "order.eu.#", Map.of("since", 1));
        client.bindQueue(NAME, "copies", "orders", "#");
        client.bindExchange(NAME, "amq.direct", "orders", "order.us");
        require(client.getExchange(NAME, "orders").getArguments().equals(Map.of("alternate-exchange", "amq.fanout")), "arguments of an exchange");
        BindingInfo binding = client.getQueueBindingsBetween(NAME, "orders", "eu").get(0);
        require(binding.getRoutingKey().equals("order.eu.#") && binding.getArguments().equals(Map.of("since", 1)), "a binding");
        require(client.getExchangeBindingsBetween(NAME, "orders", "amq.direct").size() == 1 && client.getBindings(NAME).size() == 5, "all bindings");
        client.unbindExchange(NAME, "amq.direct", "orders", "order.us");
        require(client.getBindings(NAME).size() == 4, "one binding less");
        refused(400, () -> client.declareQueue(NAME, "eu", new QueueInfo(false, false, false)));
        refused(400, () -> client.declareExchange(NAME, "other", new ExchangeInfo("nothing at all", true, false)));
    }

    static void messages(Client client) throws Exception {
        require(client.publish(NAME, "orders", "order.eu.1", new OutboundMessage().payload("hello").utf8Encoded()
                .properties(Map.of("delivery_mode", 2, "content_type", "text/plain", "headers", Map.of("v", 1)))), "routed");
        require(!client.publish(NAME, "amq.headers", "k", new OutboundMessage().payload("aGVsbG8=").base64Encoded()), "not routed");
        InboundMessage message = client.get(NAME, "eu", 1, GetAckMode.ACK_REQUEUE_FALSE, GetEncoding.AUTO, -1).get(0);
        require(message.getPayload().equals("hello") && message.getRoutingKey().equals("order.eu.1")
                && message.getProperties().get("headers").equals(Map.of("v", 1)), "the message");
        require(client.get(NAME, "eu", 1, GetAckMode.NACK_REQUEUE_TRUE, GetEncoding.AUTO, -1).isEmpty(), "nothing left");
        client.purgeQueue(NAME, "copies");
    }

    static void policies(Client client) throws Exception {
        client.declarePolicy(NAME, "short", new PolicyInfo("^eu$", 3, "queues", Map.of("max-length", 10)));
        client.declareOperatorPolicy(NAME, "shorter", new PolicyInfo("^eu$", 0, "queues", Map.of("max-length", 4)));
        require(client.getPolicies(NAME).get(0).getDefinition().equals(Map.of("max-length", 10)), "a policy");
        require(client.getOperatorPolicies(NAME).get(0).getPriority() == 0, "an operator's policy");
        refused(400, () -> client.declarePolicy(NAME, "wrong", new PolicyInfo("^eu$", 3, "queues", Map.of("nonsense", 10))));
        client.deletePolicy(NAME, "short");
        require(client.getPolicies(NAME).isEmpty(), "no policy");
    }

    static void pages(Client client) {
        Page<QueueInfo> page = client.getQueues(NAME, new QueryParameters().name("^(EU|cop)", true)
                .columns().add("name").add("vhost").sort("name").sortReverse(true).query().pagination().pageSize(1).query());
        require(page.getPageCount() == 2 && page.getTotalCount() == 2 && page.getFilteredCount() == 2 && page.getItemCount() == 1, "a page");
        require(page.getItemsAsList().get(0).getName().equals("eu"), "the last by name comes first");
    }

    static void connections(Client client, int port) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setVirtualHost(NAME);
        factory.setAutomaticRecoveryEnabled(false);
        Connection connection = factory.newConnection(NAME);
        CountDownLatch closed = new CountDownLatch(1);
        connection.addShutdownListener(reason -> closed.countDown());
        Channel channel = connection.createChannel();
        channel.basicQos(7);
        channel.basicConsume("eu", false, "reader", (tag, message) -> { }, tag -> { });
        until("its consumer is seen", () -> client.getQueue(NAME, "eu").getConsumerCount() == 1 && !client.getConsumers(NAME).isEmpty());
        until("its connection is seen", () -> client.getConnections().stream().anyMatch(HopClient::isOurs));
        require(client.getConsumers(NAME).get(0).getPrefetchCount() == 7, "its prefetch");
        refused(400, () -> client.deleteQueue(NAME, "eu", new DeleteQueueParameters(false, true)));
        ConnectionInfo info = client.getConnections().stream().filter(HopClient::isOurs).findFirst().orElseThrow();
        require(client.getChannels(info.getName()).get(0).getConsumerCount() == 1, "its channel");
        client.closeConnection(info.getName(), "enough");
        require(closed.await(20, TimeUnit.SECONDS), "it was not closed");
    }

    static boolean isOurs(ConnectionInfo connection) {
        return NAME.equals(connection.getVhost()) && connection.getClientProperties() != null && NAME.equals(connection.getClientProperties().getConnectionName());
    }

    static void refused(int status, Runnable call) {
        try {
            call.run();
        } catch (HttpClientException refusal) {
            require(refusal.status() == status, "refused with " + refusal.status() + " instead of " + status);
            return;
        }
        throw new IllegalStateException("not refused");
    }

    static void until(String what, Callable<Boolean> holds) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (holds.call()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("not within half a minute: " + what);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
