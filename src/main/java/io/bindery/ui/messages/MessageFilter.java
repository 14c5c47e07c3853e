package io.bindery.ui.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds messages by what they say: words in key, headers or body, and comparisons such as
 * {@code total > 40 and tenant = acme} of headers and fields of a JSON body ({@code customer.id = 7}).
 */
final class MessageFilter {

    private static final Pattern COMPARISON = Pattern.compile("([\\w.$-]+)\\s*(>=|<=|!=|=|>|<)\\s*(.+)");

    private final List<Term> terms;

    private MessageFilter(List<Term> terms) {
        this.terms = terms;
    }

    private interface Term {
        boolean matches(Message message);
    }

    static MessageFilter of(String query) {
        return new MessageFilter(Arrays.stream(query.strip().split("(?i)\\s+and\\s+")).filter(term -> !term.isBlank()).map(MessageFilter::term).toList());
    }

    boolean matches(Message message) {
        return terms.stream().allMatch(term -> term.matches(message));
    }

    private static Term term(String text) {
        Matcher comparison = COMPARISON.matcher(text.strip());
        if (comparison.matches()) {
            String wanted = comparison.group(3).strip().replaceAll("^\"(.*)\"$", "$1");
            return message -> compare(message, comparison.group(1), comparison.group(2), wanted) || says(message, text);
        }
        return message -> says(message, text);
    }

    private static boolean says(Message message, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return holds(message.routingKey(), wanted)
                || message.properties().headersOrEmpty().entries().entrySet().stream()
                        .anyMatch(header -> holds(header.getKey(), wanted) || holds(FieldWords.value(header.getValue()), wanted))
                || Body.of(message).text().filter(body -> holds(body, wanted)).isPresent();
    }

    private static boolean holds(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static boolean compare(Message message, String name, String operator, String wanted) {
        Optional<String> value = header(message, name).or(() -> bodyField(message, name));
        return value.isPresent() && holds(order(value.get(), wanted), operator);
    }

    private static boolean holds(int order, String operator) {
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            default -> order <= 0;
        };
    }

    /** Numbers as numbers when both are, else as text. */
    private static int order(String value, String wanted) {
        try {
            return new BigDecimal(value).compareTo(new BigDecimal(wanted));
        } catch (NumberFormatException notBoth) {
            return value.compareTo(wanted);
        }
    }

    private static Optional<String> header(Message message, String name) {
        Optional<FieldValue> value = message.properties().headersOrEmpty().get(name);
        return value.map(FieldWords::value);
    }

    private static Optional<String> bodyField(Message message, String path) {
        return Body.of(message).json().map(json -> json.at("/" + path.replace('.', '/')))
                .filter(JsonNode::isValueNode).filter(found -> !found.isMissingNode()).map(JsonNode::asText);
    }
}
