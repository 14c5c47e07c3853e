package io.bindery.app;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.routing.RoutePreview;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bindery route}: where a message would go, and why, by the router that routes messages. */
@Command(name = "route", mixinStandardHelpOptions = true, customSynopsis = "bindery route [OPTIONS] DEFINITIONS|--data=DIR EXCHANGE [KEY]%n", description = {
        "Says where a message would go and why, with nothing sent: each binding on the way, and what would have to be different.",
        "DEFINITIONS is a file as RabbitMQ and Bindery write it (/api/definitions), - is standard input.",
        "EXCHANGE is where the message is published, \"\" the default one; KEY is its routing key, empty if left out.",
        "Example: bindery route definitions.json orders order.eu.created"})
final class RouteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TopologyArguments definitions;

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A header; true, false and whole numbers are typed, everything else is text. May be given more than once.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--queues", description = "Only the names of the queues, one a line.")
    private boolean queuesOnly;

    @Override public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> message = definitions.behind(2, "EXCHANGE");
        String exchange = message.get(0);
        String key = message.size() > 1 ? message.get(1) : "";
        VhostSnapshot topology = definitions.topology();
        if (topology.exchange(exchange).isEmpty()) {
            throw new IOException("no exchange '" + exchange + "' in vhost '" + topology.name() + "'.");
        }
        RouteReport report = new RouteReport(RoutePreview.of(topology).route(exchange, key, table(headers)));
        if (queuesOnly) {
            report.queues(out);
        } else {
            report.whole(out);
        }
        out.flush();
        return 0;
    }

    private static FieldTable table(Map<String, String> headers) {
        FieldTable table = FieldTable.EMPTY;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            table = table.with(header.getKey(), value(header.getValue()));
        }
        return table;
    }

    private static FieldValue value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return FieldValue.of(Boolean.parseBoolean(text));
        }
        return text.matches("-?\\d{1,18}") ? FieldValue.of(Long.parseLong(text)) : FieldValue.of(text);
    }
}
