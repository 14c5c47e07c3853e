package io.bindery.model;

/**
 * What a person (or HTTP client, lesson, undo step) asks a broker to do. The same record serves canvas, undo,
 * lesson and command line. The answer is a {@link CommandResult}; a refusal carries RabbitMQ's own code and text.
 */
public sealed interface BrokerCommand permits BrokerCommand.DeclareExchange, BrokerCommand.DeleteExchange,
        BrokerCommand.DeclareQueue, BrokerCommand.DeleteQueue, BrokerCommand.PurgeQueue, BrokerCommand.Bind,
        BrokerCommand.Unbind, BrokerCommand.Publish, BrokerCommand.DeleteMessage, AdminCommand {

    /** Empty for what belongs to no virtual host. */
    String vhost();

    record DeclareExchange(ExchangeDefinition definition) implements BrokerCommand {
        @Override public String vhost() {
            return definition.vhost();
        }
    }

    record DeleteExchange(String vhost, String exchange) implements BrokerCommand { }

    record DeclareQueue(QueueDefinition definition) implements BrokerCommand {
        @Override public String vhost() {
            return definition.vhost();
        }
    }

    record DeleteQueue(String vhost, String queue) implements BrokerCommand { }

    record PurgeQueue(String vhost, String queue) implements BrokerCommand { }

    record Bind(Binding binding) implements BrokerCommand {
        @Override public String vhost() {
            return binding.vhost();
        }
    }

    record Unbind(Binding binding) implements BrokerCommand {
        @Override public String vhost() {
            return binding.vhost();
        }
    }

    /** Publishes one message; the result says where it went ({@link CommandResult.Published}). */
    record Publish(String vhost, String exchange, String routingKey, Properties properties, byte[] body, boolean mandatory)
            implements BrokerCommand { }

    /** Drops one message of a queue, wherever it stands in it. */
    record DeleteMessage(String vhost, String queue, long position) implements BrokerCommand { }
}
