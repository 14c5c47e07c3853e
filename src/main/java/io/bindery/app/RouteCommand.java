package io.bindery.app;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.routing.RoutePreview;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bindery route}: where a message would go, and why, by the router that routes messages. */
@Command(name = "route", mixinStandardHelpOptions = true, description = {
        "Says where a message would go and why, with nothing sent: each binding on the way, and what would have to be different.",
        "Example: bindery route definitions.json orders order.eu.created"})
final class RouteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TopologyArguments definitions;

    @Parameters(index = "1", paramLabel = "EXCHANGE", description = "Where the message is published; \"\" is the default exchange.")
    private String exchange;

    @Parameters(index = "2", paramLabel = "KEY", arity = "0..1", description = "Its routing key (default: the empty one).")
    private String key = "";

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A header; true, false and whole numbers are typed, everything else is text. May be given more than once.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--queues", description = "Only the names of the queues, one a line.")
    private boolean queuesOnly;

    @Override public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
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
