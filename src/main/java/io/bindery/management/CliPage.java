package io.bindery.management;

import java.util.Optional;

/** What is said where RabbitMQ offers rabbitmqadmin, which is RabbitMQ's to give. */
final class CliPage {

    private static final String PAGE = "rabbitmqadmin works with Bindery and does not come with it: it is part of RabbitMQ (Mozilla Public License 2.0). "
            + "A RabbitMQ server with the management plugin serves it at /cli/rabbitmqadmin, and it is among RabbitMQ's sources: "
            + "https://github.com/rabbitmq/rabbitmq-server/blob/v3.10.8/deps/rabbitmq_management/bin/rabbitmqadmin\n";

    private CliPage() { }

    /** Empty for all other paths. Who asks for the program itself must not take this for it. */
    static Optional<Answer> at(String path) {
        return switch (path) {
            case "/cli", "/cli/", "/cli/index.html" -> Optional.of(Answer.text(200, PAGE));
            case "/cli/rabbitmqadmin" -> Optional.of(Answer.text(404, PAGE));
            default -> Optional.empty();
        };
    }
}
