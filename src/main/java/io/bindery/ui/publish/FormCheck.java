package io.bindery.ui.publish;

import static io.bindery.ui.publish.FormProblem.at;
import static io.bindery.ui.publish.FormProblem.atHeader;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says what of a form can't be sent or would be refused, before it is sent. Refusals are quoted as RabbitMQ 3.10.8
 * words them.
 *
 * @param user who the window publishes as; empty when nobody knows, then the user id is not checked
 */
record FormCheck(VhostSnapshot vhost, String user) {

    private static final int SHORT_TEXT = 255;
    private static final BigInteger LONGEST_EXPIRATION = BigInteger.valueOf(4_294_967_295L);
    private static final Set<Field> SHORT_TEXTS = Set.of(Field.CONTENT_TYPE, Field.CONTENT_ENCODING, Field.CORRELATION_ID,
            Field.REPLY_TO, Field.MESSAGE_ID, Field.TYPE, Field.APP_ID);

    /** In the order of the form. */
    List<FormProblem> problems(PublishForm form, Variables variables) {
        List<FormProblem> problems = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field == Field.HEADERS) {
                headers(form, variables, problems);
            } else {
                problem(field, form, variables).ifPresent(sentence -> problems.add(at(field, sentence)));
            }
        }
        return problems;
    }

    private Optional<String> problem(Field field, PublishForm form, Variables variables) {
        String text = variables.expand(form.text(field));
        return switch (field) {
            case EXCHANGE -> exchange(text);
            case ROUTING_KEY -> tooLong("The key", text);
            case PRIORITY -> priority(text.strip());
            case EXPIRATION -> expiration(text);
            case USER_ID -> userId(text);
            case TIMESTAMP -> timestamp(text);
            case PAYLOAD -> form.payload().problem(variables);
            default -> SHORT_TEXTS.contains(field) ? tooLong("This", text) : Optional.empty();
        };
    }

    private Optional<String> exchange(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<ExchangeDefinition> exchange = vhost.exchange(name).map(found -> found.definition());
        if (exchange.isEmpty()) {
            return Optional.of("There is no such exchange. RabbitMQ refuses: 404 NOT_FOUND - no exchange '" + name + "' in vhost '" + vhost.name() + "'");
        }
        return exchange.get().internal()
                ? Optional.of("Only exchanges route into an internal one. RabbitMQ refuses: 403 ACCESS_REFUSED - cannot publish to internal exchange '"
                        + name + "' in vhost '" + vhost.name() + "'")
                : Optional.empty();
    }

    private static Optional<String> tooLong(String what, String text) {
        int bytes = WireText.encode(text).length;
        return bytes <= SHORT_TEXT ? Optional.empty()
                : Optional.of(what + " has " + bytes + " bytes in UTF-8; AMQP carries " + SHORT_TEXT + " at most.");
    }

    private static Optional<String> priority(String text) {
        return text.isEmpty() || text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255 ? Optional.empty()
                : Optional.of("A priority is a whole number from 0 to 255.");
    }

    /** As RabbitMQ reads it: digits alone, no space before or after. */
    private static Optional<String> expiration(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d+")) {
            return Optional.of("An expiration is milliseconds in digits. RabbitMQ refuses: 406 PRECONDITION_FAILED - invalid expiration '" + text + "'");
        }
        return new BigInteger(text).compareTo(LONGEST_EXPIRATION) <= 0 ? Optional.empty()
                : Optional.of("The longest expiration is 4,294,967,295 ms, some 49 days.");
    }

    private Optional<String> userId(String text) {
        return text.isEmpty() || user.isEmpty() || text.equals(user) ? Optional.empty()
                : Optional.of("It must be who publishes, " + user + ". RabbitMQ refuses: 406 PRECONDITION_FAILED - user_id property set to '"
                        + text + "' but authenticated user was '" + user + "'");
    }

    private static Optional<String> timestamp(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instants.seconds(text);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of("A timestamp is seconds since 1970, or a date like 2026-01-31T12:00:00Z.");
        }
    }

    private static void headers(PublishForm form, Variables variables, List<FormProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < form.headers().size(); row++) {
            HeaderDraft header = form.headers().get(row).with(variables);
            if (header.blank()) {
                continue;
            }
            Optional<String> wrong = seen.add(header.name()) ? header(header)
                    : Optional.of("The header " + header.name() + " is there twice; a table holds each name once.");
            if (wrong.isPresent()) {
                problems.add(atHeader(row, wrong.get()));
            }
        }
    }

    private static Optional<String> header(HeaderDraft header) {
        Optional<String> name = header.name().isEmpty() ? Optional.of("A header needs a name.") : tooLong("The name", header.name());
        if (name.isPresent()) {
            return name;
        }
        try {
            FieldValue value = header.type().read(header.value());
            return copyTo(header.name(), value);
        } catch (IllegalArgumentException wrong) {
            return Optional.of(header.name() + ": " + wrong.getMessage() + ".");
        }
    }

    /** CC and BCC route, so RabbitMQ wants their type. */
    private static Optional<String> copyTo(String name, FieldValue value) {
        boolean routes = name.equals("CC") || name.equals("BCC");
        return routes && !(value instanceof FieldValue.Array) ? Optional.of(name + " must be a list of keys; choose the type list.") : Optional.empty();
    }
}
