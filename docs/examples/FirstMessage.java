import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;

/**
 * Declares a queue, binds it, publishes 100 persistent messages with different keys and consumes some of them.
 *
 * <p>With the libraries of a built Bindery: {@code java -cp 'target/bindery/lib/*' docs/examples/FirstMessage.java [PORT]}
 */
public class FirstMessage {

    public static void main(String[] arguments) throws Exception {
        String[] regions = {"eu", "us", "asia", "africa"};
        String[] events = {"created", "paid", "shipped", "cancelled", "returned"};
        ConnectionFactory factory = new ConnectionFactory();
        factory.setPort(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5672);
        try (Connection connection = factory.newConnection("java-shop"); Channel channel = connection.createChannel()) {
            channel.queueDeclare("java.orders", true, false, false, null);
            channel.queueBind("java.orders", "orders", "order.eu.#");
            channel.confirmSelect();
            for (int n = 0; n < 100; n++) {
                String key = "order." + regions[n % 4] + "." + events[n % 5];
                channel.basicPublish("orders", key, MessageProperties.PERSISTENT_TEXT_PLAIN, ("order " + n).getBytes());
            }
            channel.waitForConfirmsOrDie(10_000);
            int taken = 0;
            while (taken < 10) {
                GetResponse got = channel.basicGet("java.orders", false);
                channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
                taken++;
            }
            System.out.println("published 100, consumed " + taken + ", "
                    + channel.queueDeclarePassive("java.orders").getMessageCount() + " ready in java.orders");
        }
    }
}
