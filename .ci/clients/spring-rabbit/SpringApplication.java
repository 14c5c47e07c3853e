import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.annotation.EnableRabbit;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A Spring application: declarations by RabbitAdmin, a template with correlated confirms and returns, annotated listeners with acks,
 * requeues and dead letters, a container, request and reply over direct reply-to.
 */
@Configuration
@EnableRabbit
public class SpringApplication {

    static final String NAME = "ci.spring." + UUID.randomUUID().toString().substring(0, 8);
    static final String SOURCE = NAME + ".orders";
    public static final String QUEUE = NAME + ".eu";
    static final String DEAD = NAME + ".dead";
    public static final String CALLS = NAME + ".calls";
    static final int COUNT = 100;
    static int port;

    static final BlockingQueue<Integer> ACKED = new LinkedBlockingQueue<>();
    static final BlockingQueue<Message> DIED = new LinkedBlockingQueue<>();

    @Bean CachingConnectionFactory connectionFactory() {
        CachingConnectionFactory factory = new CachingConnectionFactory("127.0.0.1", port);
        factory.setPublisherConfirmType(ConfirmType.CORRELATED);
        factory.setPublisherReturns(true);
        return factory;
    }

    @Bean RabbitAdmin admin(CachingConnectionFactory factory) {
        return new RabbitAdmin(factory);
    }

    @Bean RabbitTemplate template(CachingConnectionFactory factory) {
        RabbitTemplate template = new RabbitTemplate(factory);
        template.setMandatory(true);
        template.setReplyTimeout(20_000);
        return template;
    }

    @Bean SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(CachingConnectionFactory factory) {
        SimpleRabbitListenerContainerFactory containers = new SimpleRabbitListenerContainerFactory();
        containers.setConnectionFactory(factory);
        containers.setPrefetchCount(10);
        return containers;
    }

    @Bean Declarables topology() {
        TopicExchange source = new TopicExchange(SOURCE);
        FanoutExchange inner = new FanoutExchange(NAME + ".inner", true, false);
        DirectExchange deadLetters = new DirectExchange(NAME + ".dlx", false, true);
        Queue queue = QueueBuilder.durable(QUEUE).deadLetterExchange(deadLetters.getName()).deadLetterRoutingKey("dead").maxLength(1000L).build();
        Queue dead = new Queue(DEAD, false);
        Binding toInner = BindingBuilder.bind(inner).to(source).with("order.eu.#");
        return new Declarables(source, inner, deadLetters, queue, dead, new Queue(CALLS, false, false, true), toInner,
                BindingBuilder.bind(queue).to(inner), BindingBuilder.bind(dead).to(deadLetters).with("dead"));
    }

    @RabbitListener(queues = "#{T(SpringApplication).QUEUE}", id = "orders")
    public void take(Message message) {
        int n = Integer.parseInt(new String(message.getBody()));
        if (n == 0 && !message.getMessageProperties().getRedelivered()) {
            throw new IllegalStateException("0 fails once and is requeued");
        }
        if (n % 10 == 4) {
            throw new AmqpRejectAndDontRequeueException("4, 14, ... are dead-lettered");
        }
        ACKED.add(n);
    }

    @RabbitListener(queues = "#{T(SpringApplication).CALLS}", id = "calls")
    public String answer(String question) {
        return question.toUpperCase(java.util.Locale.ROOT);
    }

    @Bean SimpleMessageListenerContainer deadLetterContainer(CachingConnectionFactory factory) {
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(factory);
        container.setQueueNames(DEAD);
        container.setMessageListener(DIED::add);
        return container;
    }

    public static void main(String[] args) throws Exception {
        port = Integer.parseInt(args[0]);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(SpringApplication.class)) {
            RabbitTemplate template = context.getBean(RabbitTemplate.class);
            RabbitAdmin admin = context.getBean(RabbitAdmin.class);
            confirmed(template);
            returned(template);
            consumed();
            for (int n = 0; n < 20; n++) {
                check("QUESTION " + n, template.convertSendAndReceive(CALLS, (Object) ("question " + n)));
            }
            transacted(template, admin);
            missing(admin, template);
            admin.deleteQueue(QUEUE);
            admin.deleteQueue(DEAD);
            admin.deleteExchange(SOURCE);
            admin.deleteExchange(NAME + ".inner");
        }
        System.out.println(RabbitTemplate.class.getPackage().getImplementationVersion());
    }

    static void confirmed(RabbitTemplate template) throws Exception {
        List<CorrelationData> confirms = new ArrayList<>();
        for (int n = 0; n < COUNT; n++) {
            CorrelationData correlation = new CorrelationData("m" + n);
            MessageProperties properties = new MessageProperties();
            properties.setHeader("n", n);
            template.send(SOURCE, "order.eu.created", new Message(Integer.toString(n).getBytes(), properties), correlation);
            confirms.add(correlation);
        }
        for (CorrelationData correlation : confirms) {
            check(true, correlation.getFuture().get(20, TimeUnit.SECONDS).isAck());
            check(null, correlation.getReturned());
        }
    }

    static void returned(RabbitTemplate template) throws Exception {
        CorrelationData correlation = new CorrelationData("lost");
        template.convertAndSend(SOURCE, "nowhere", "lost", correlation);
        check(true, correlation.getFuture().get(20, TimeUnit.SECONDS).isAck());
        check("312 NO_ROUTE nowhere", correlation.getReturned().getReplyCode() + " " + correlation.getReturned().getReplyText() + " "
                + correlation.getReturned().getRoutingKey());
    }

    static void consumed() throws InterruptedException {
        List<Integer> acked = new ArrayList<>();
        while (acked.size() < COUNT - COUNT / 10) {
            Integer n = ACKED.poll(20, TimeUnit.SECONDS);
            check(true, n != null);
            acked.add(n);
        }
        acked.sort(null);
        List<Integer> expected = new ArrayList<>();
        for (int n = 0; n < COUNT; n++) {
            if (n % 10 != 4) {
                expected.add(n);
            }
        }
        check(expected, acked);
        for (int n = 4; n < COUNT; n += 10) {
            Message dead = DIED.poll(20, TimeUnit.SECONDS);
            check(Integer.toString(n), new String(dead.getBody()));
            Map<String, ?> death = dead.getMessageProperties().getXDeathHeader().get(0);
            check("rejected " + QUEUE + " 1", death.get("reason") + " " + death.get("queue") + " " + death.get("count"));
        }
    }

    /** A transacted template of its own rolls back and commits. */
    static void transacted(RabbitTemplate template, RabbitAdmin admin) {
        String queue = admin.declareQueue(new Queue(NAME + ".tx", false));
        CachingConnectionFactory factory = new CachingConnectionFactory("127.0.0.1", port);
        try {
            RabbitTemplate transacted = new RabbitTemplate(factory);
            transacted.setChannelTransacted(true);
            transacted.execute(channel -> {
                channel.basicPublish("", queue, null, "rolled back".getBytes());
                channel.txRollback();
                return null;
            });
            transacted.convertAndSend(queue, "committed"); // the template commits
            check("committed", new String(transacted.receive(queue, 10_000).getBody()));
            check(null, transacted.receive(queue));
        } finally {
            factory.destroy();
        }
        QueueInformation information = admin.getQueueInfo(queue);
        check(0, (int) information.getMessageCount());
        admin.deleteQueue(queue);
    }

    static void missing(RabbitAdmin admin, RabbitTemplate template) {
        check(null, admin.getQueueInfo(NAME + ".none"));
        try {
            template.receive(NAME + ".none");
            throw new AssertionError("got from a queue that is not there");
        } catch (org.springframework.amqp.AmqpException closed) {
            String text = String.valueOf(closed.getCause()) + closed.getCause().getCause();
            check(true, text.contains("reply-code=404, reply-text=NOT_FOUND - no queue '" + NAME + ".none' in vhost '/', class-id=60, method-id=70"));
        }
    }

    static void check(Object expected, Object seen) {
        if (!java.util.Objects.equals(expected, seen)) {
            throw new AssertionError("expected " + expected + ", saw " + seen);
        }
    }
}
