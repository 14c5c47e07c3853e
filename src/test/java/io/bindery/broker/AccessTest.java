package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.bindery.engine.EngineCommand;
import io.bindery.model.AdminCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.PasswordHash;
import io.bindery.model.Permission;
import io.bindery.model.TopicPermission;
import io.bindery.model.User;
import io.bindery.model.VhostDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody may not do, over a real socket, in RabbitMQ 3.10.8's words. {@code -Dbindery.access=port} asks a RabbitMQ
 * that stands at that port with the same user, virtual host and permissions instead, which is how the words were checked.
 */
class AccessTest {

    private static EmbeddedBroker broker;

    /** A user who may configure c.*, write w.* and read r.*, in a virtual host with one exchange and queue of each kind. */
    @BeforeAll static void start() throws Exception {
        broker = BrokerFixture.inMemory();
        execute(new AdminCommand.CreateVhost(VhostDefinition.named("room")));
        execute(new AdminCommand.SetUser(new User("anna", PasswordHash.of("secret", new byte[] {9, 8, 7, 6}), List.of())));
        execute(new AdminCommand.SetPermission(Permission.everything("guest", "room")));
        try (Connection connection = connect("guest", "guest", "room"); Channel channel = connection.createChannel()) {
            for (String name : List.of("c", "w", "r", "wr", "x")) {
                channel.exchangeDeclare(name + "-e", "topic");
                channel.queueDeclare(name + "-q", false, false, false, null);
            }
            channel.exchangeDeclare("w-internal", "fanout", false, false, true, null);
        }
        execute(new AdminCommand.SetPermission(new Permission("anna", "room", "^c", "^w", "^r|^wr")));
        execute(new AdminCommand.SetTopicPermission(new TopicPermission("anna", "room", "wr-e", "^{username}\\.", "^{vhost}$")));
    }

    @AfterAll static void stop() {
        broker.close();
    }

    interface Deed {
        void on(Channel channel) throws Exception;
    }

    record Refused(String deed, int code, String text, Deed on) {
        @Override public String toString() {
            return deed;
        }
    }

    private static final String ROOM = " in vhost 'room' refused for user 'anna'";

    static Stream<Refused> refusals() {
        return Stream.of(
                no("declare an exchange", "exchange 'x-new'", c -> c.exchangeDeclare("x-new", "direct")),
                no("declare an exchange that is there", "exchange 'x-e'", c -> c.exchangeDeclare("x-e", "topic")),
                no("declare an exchange with an alternate it may not read", "exchange 'c-new'",
                        c -> c.exchangeDeclare("c-new", "direct", false, false, Map.of("alternate-exchange", "w-e"))),
                no("declare a queue", "queue 'x-new'", c -> c.queueDeclare("x-new", false, false, false, null)),
                no("declare a queue with dead letters it may not read", "queue 'c-new'",
                        c -> c.queueDeclare("c-new", false, false, false, Map.of("x-dead-letter-exchange", "w-e"))),
                no("delete an exchange", "exchange 'x-e'", c -> c.exchangeDelete("x-e")),
                no("delete an exchange that is not there", "exchange 'x-none'", c -> c.exchangeDelete("x-none")),
                no("delete a queue", "queue 'x-q'", c -> c.queueDelete("x-q")),
                no("delete a queue that is not there", "queue 'x-none'", c -> c.queueDelete("x-none")),
                no("purge", "queue 'w-q'", c -> c.queuePurge("w-q")),
                no("get", "queue 'w-q'", c -> c.basicGet("w-q", true)),
                no("get from a queue that is not there", "queue 'x-none'", c -> c.basicGet("x-none", true)),
                no("consume", "queue 'w-q'", c -> c.basicConsume("w-q", (t, m) -> { }, t -> { })),
                no("bind a queue it may not write", "queue 'r-q'", c -> c.queueBind("r-q", "r-e", "k")),
                no("bind to an exchange it may not read", "exchange 'w-e'", c -> c.queueBind("w-q", "w-e", "k")),
                no("unbind a queue it may not write", "queue 'r-q'", c -> c.queueUnbind("r-q", "r-e", "k")),
                no("bind an exchange it may not write", "exchange 'r-e'", c -> c.exchangeBind("r-e", "r-e", "k")),
                no("bind an exchange to one it may not read", "exchange 'w-e'", c -> c.exchangeBind("w-e", "w-e", "k")),
                no("publish", "exchange 'r-e'", c -> c.basicPublish("r-e", "k", null, new byte[0])),
                no("publish to an exchange that is not there", "exchange 'x-none'", c -> c.basicPublish("x-none", "k", null, new byte[0])),
                no("publish to the default exchange", "exchange 'amq.default'", c -> c.basicPublish("", "w-q", null, new byte[0])),
                no("bind the default exchange", "exchange 'amq.default'", c -> c.exchangeBind("", "r-e", "k")),
                new Refused("publish with a key that is not its own", 403,
                        "ACCESS_REFUSED - access to topic 'bob.x' in exchange 'wr-e' in vhost 'room' refused for user 'anna'",
                        c -> c.basicPublish("wr-e", "bob.x", null, new byte[0])),
                new Refused("bind with a key that is not its own", 403,
                        "ACCESS_REFUSED - access to topic 'rooms' in exchange 'wr-e' in vhost 'room' refused for user 'anna'",
                        c -> c.queueBind("w-q", "wr-e", "rooms")),
                new Refused("publish to an exchange it might write", 404, "NOT_FOUND - no exchange 'w-none' in vhost 'room'",
                        c -> c.basicPublish("w-none", "k", null, new byte[0])),
                new Refused("publish to an internal exchange it might write", 403,
                        "ACCESS_REFUSED - cannot publish to internal exchange 'w-internal' in vhost 'room'",
                        c -> c.basicPublish("w-internal", "k", null, new byte[0])),
                new Refused("publish in another's name", 406,
                        "PRECONDITION_FAILED - user_id property set to 'guest' but authenticated user was 'anna'",
                        c -> c.basicPublish("w-e", "k", new AMQP.BasicProperties.Builder().userId("guest").build(), new byte[0])));
    }

    private static Refused no(String deed, String resource, Deed on) {
        return new Refused(deed, 403, "ACCESS_REFUSED - access to " + resource + ROOM, on);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsNotPermittedIsRefusedInRabbitsWords(Refused refused) throws Exception {
        try (Connection connection = connect("anna", "secret", "room")) {
            assertThat(reason(connection, refused.on)).isEqualTo(refused.code + " " + refused.text);
        }
    }

    @Test void whatIsPermittedIsDone() throws Exception {
        try (Connection connection = connect("anna", "secret", "room"); Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare("c-mine", false, true, false, null);
            channel.queueDeclarePassive("x-q");
            channel.exchangeDeclarePassive("x-e");
            channel.queueBind("wr-q", "wr-e", "room");
            channel.basicPublish("wr-e", "anna.x", null, new byte[0]);
            channel.basicPublish("w-e", "anything", null, new byte[0]);
            channel.waitForConfirmsOrDie(45_000);
            assertThat(channel.basicGet("wr-q", true)).isNull();
            channel.queueUnbind("wr-q", "wr-e", "room");
        }
    }

    @Test void whoHasNoPermissionInAVirtualHostIsNotLetIn() {
        assertThat(refusal("anna", "secret", "/")).isEqualTo("530 NOT_ALLOWED - access to vhost '/' refused for user 'anna'");
        assertThat(refusal("anna", "secret", "none")).isEqualTo("530 NOT_ALLOWED - vhost none not found");
    }

    @Test void theWrongPasswordIsNotLetIn() {
        assertThat(refusal("anna", "Secret", "room")).contains("Login was refused using authentication mechanism PLAIN");
        assertThat(refusal("nobody", "", "room")).contains("Login was refused using authentication mechanism PLAIN");
    }

    @Test void aChangeOfPermissionsCountsAtOnce() throws Exception {
        execute(new AdminCommand.SetUser(new User("ben", PasswordHash.of("secret", new byte[4]), List.of())));
        execute(new AdminCommand.SetPermission(new Permission("ben", "room", "", "", "")));
        try (Connection connection = connect("ben", "secret", "room")) {
            Deed publish = c -> c.basicPublish("w-e", "k", null, new byte[0]);
            assertThat(reason(connection, publish)).startsWith("403");
            execute(new AdminCommand.SetPermission(new Permission("ben", "room", "", "^w-e$", "")));
            assertThat(reason(connection, publish)).isEqualTo("none");
            execute(new AdminCommand.ClearPermission("ben", "room"));
            assertThat(reason(connection, publish)).startsWith("403");
        }
    }

    @Test void anImpersonatorMayPublishInAnothersName() throws Exception {
        execute(new AdminCommand.SetUser(new User("actor", PasswordHash.of("secret", new byte[4]), List.of(User.IMPERSONATOR))));
        execute(new AdminCommand.SetPermission(Permission.everything("actor", "room")));
        try (Connection connection = connect("actor", "secret", "room")) {
            assertThat(reason(connection, c -> c.basicPublish("w-e", "k", new AMQP.BasicProperties.Builder().userId("guest").build(),
                    new byte[0]))).isEqualTo("none");
        }
    }

    @Test void deletingAVirtualHostSendsItsClientsAway() throws Exception {
        execute(new AdminCommand.CreateVhost(VhostDefinition.named("short")));
        execute(new AdminCommand.SetPermission(Permission.everything("guest", "short")));
        try (Connection other = connect("guest", "guest", "/")) {
            CompletableFuture<ShutdownSignalException> gone = new CompletableFuture<>();
            connect("guest", "guest", "short").addShutdownListener(gone::complete);
            execute(new AdminCommand.DeleteVhost("short"));
            assertThat(text(gone.get(45, TimeUnit.SECONDS))).isEqualTo("320 CONNECTION_FORCED - vhost 'short' is deleted");
            assertThat(other.isOpen()).isTrue();
        }
        assertThat(refusal("guest", "guest", "short")).isEqualTo("530 NOT_ALLOWED - vhost short not found");
    }

    @Test void deletingAUserSendsItsClientsAway() throws Exception {
        execute(new AdminCommand.SetUser(new User("cara", PasswordHash.of("secret", new byte[4]), List.of())));
        execute(new AdminCommand.SetPermission(Permission.everything("cara", "room")));
        CompletableFuture<ShutdownSignalException> gone = new CompletableFuture<>();
        connect("cara", "secret", "room").addShutdownListener(gone::complete);
        execute(new AdminCommand.DeleteUser("cara"));
        assertThat(text(gone.get(45, TimeUnit.SECONDS))).isEqualTo("320 CONNECTION_FORCED - user 'cara' is deleted");
        assertThat(broker.settings().permission("cara", "room")).isEmpty();
    }

    private static String refusal(String user, String password, String vhost) {
        try (Connection connection = connect(user, password, vhost)) {
            return "none";
        } catch (Exception refused) {
            return text(refused);
        }
    }

    /** Does it, and something harmless that is answered behind it. */
    private static String reason(Connection connection, Deed deed) throws Exception {
        try (Channel channel = connection.createChannel()) {
            deed.on(channel);
            channel.queueDeclarePassive("x-q");
            return "none";
        } catch (IOException | AlreadyClosedException refused) {
            return text(refused);
        }
    }

    private static String text(Throwable problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof ShutdownSignalException signal && signal.getReason() instanceof AMQP.Channel.Close close) {
                return close.getReplyCode() + " " + close.getReplyText();
            } else if (at instanceof ShutdownSignalException signal && signal.getReason() instanceof AMQP.Connection.Close close) {
                return close.getReplyCode() + " " + close.getReplyText();
            }
        }
        return String.valueOf(problem.getMessage());
    }

    private static Connection connect(String user, String password, String vhost) throws Exception {
        ConnectionFactory factory = BrokerFixture.factory(broker);
        factory.setPort(Integer.getInteger("bindery.access", factory.getPort()));
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setVirtualHost(vhost);
        return factory.newConnection();
    }

    private static void execute(AdminCommand command) throws Exception {
        CompletableFuture<CommandResult> done = new CompletableFuture<>();
        broker.post(new EngineCommand.Execute(command, done::complete));
        assertThat(done.get(45, TimeUnit.SECONDS)).isEqualTo(new CommandResult.Done());
    }
}
