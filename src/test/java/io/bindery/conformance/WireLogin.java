package io.bindery.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * How a case connects; null takes the default.
 *
 * @param capabilities whether the client says what it can, as clients of today do
 */
record WireLogin(String user, String password, String vhost, String mechanism, Integer channelMax, Integer frameMax, boolean capabilities) {

    static final WireLogin GUEST = new WireLogin("guest", "guest", "/", "PLAIN", null, null, true);

    WireMethod startOk() {
        ObjectNode client = JsonNodeFactory.instance.objectNode();
        client.put("product", "conformance bench").put("connection_name", "conformance");
        if (capabilities) {
            ObjectNode abilities = client.putObject("capabilities");
            for (String name : new String[] {"publisher_confirms", "consumer_cancel_notify", "basic.nack",
                "exchange_exchange_bindings", "connection.blocked", "authentication_failure_close"}) {
                abilities.put(name, true);
            }
        }
        String response = "\0" + user + "\0" + password;
        if (mechanism.equals("AMQPLAIN")) {
            byte[] table = WireJson.encodeTable(JsonNodeFactory.instance.objectNode()
                    .put("LOGIN", user).put("PASSWORD", password));
            response = new String(table, 4, table.length - 4, StandardCharsets.ISO_8859_1);
        }
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        arguments.set("client_properties", client);
        arguments.put("mechanism", mechanism).put("response", response).put("locale", "en_US");
        return new WireMethod("connection.start-ok", arguments);
    }
}
