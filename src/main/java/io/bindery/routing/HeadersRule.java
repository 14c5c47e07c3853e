package io.bindery.routing;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.RouteTrace.Explanation;
import io.bindery.model.RouteTrace.Part;
import io.bindery.model.RouteTrace.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a headers binding as RabbitMQ reads them: {@code x-match} all (the default) or any leaves arguments
 * that begin with {@code x-} out, all-with-x and any-with-x take them too; a void argument asks for presence alone.
 */
record HeadersRule(boolean all, boolean withX, List<Map.Entry<String, FieldValue>> wanted) {

    static final String MATCH = "x-match";

    /** Any other x-match than the four counts as all: RabbitMQ refuses it today, but may hold one from before it did. */
    static HeadersRule of(FieldTable arguments) {
        String match = arguments.text(MATCH).orElse("all");
        boolean any = match.equals("any") || match.equals("any-with-x");
        boolean withX = match.equals("all-with-x") || match.equals("any-with-x");
        return new HeadersRule(!any, withX, arguments.entries().entrySet().stream()
                .filter(argument -> !argument.getKey().equals(MATCH) && (withX || !argument.getKey().startsWith("x-"))).toList());
    }

    boolean matches(FieldTable headers) {
        for (int i = 0; i < wanted.size(); i++) {
            Map.Entry<String, FieldValue> argument = wanted.get(i);
            boolean takes = takes(argument.getValue(), headers.entries().get(argument.getKey()));
            if (takes != all) {
                return takes;
            }
        }
        return all;
    }

    private static boolean takes(FieldValue wanted, FieldValue header) {
        if (header == null) {
            return false;
        }
        return wanted instanceof FieldValue.Void || ErlangTerm.equal(wanted, header);
    }

    Explanation explain(FieldTable headers) {
        List<Part> parts = new ArrayList<>();
        int took = 0;
        for (Map.Entry<String, FieldValue> argument : wanted) {
            String name = argument.getKey();
            FieldValue header = headers.entries().get(name);
            boolean takes = takes(argument.getValue(), header);
            took += takes ? 1 : 0;
            String pattern = argument.getValue() instanceof FieldValue.Void ? name + " present" : name + " = " + ValueText.of(argument.getValue());
            parts.add(new Part(pattern, header == null ? "" : ValueText.of(header), -1, 0,
                    takes ? Verdict.TOOK : header == null ? Verdict.WANTED_MORE : Verdict.FAILED));
        }
        boolean matches = matches(headers);
        int distance = matches ? 0 : all ? parts.size() - took : 1;
        return new Explanation(rule(matches, parts.isEmpty()), parts, distance);
    }

    private String rule(boolean matches, boolean noArguments) {
        String kind = "x-match " + (all ? "all" : "any") + (withX ? "-with-x" : "");
        if (noArguments) {
            return all ? kind + " without arguments takes every message." : kind + " without arguments takes no message.";
        }
        if (all) {
            return kind + (matches ? ": every argument is met." : ": not every argument is met.");
        }
        return kind + (matches ? ": an argument is met." : ": no argument is met.");
    }
}
