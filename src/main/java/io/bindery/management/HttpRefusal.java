package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.CommandResult;
import io.bindery.model.Policy;
import io.bindery.model.ReplyCode;
import java.util.Map;

/** A request that is not done: carries what is answered instead; the message says the same to whoever opened a file. */
final class HttpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    HttpRefusal(Answer answer) {
        this(answer, answer.body() == null ? "status " + answer.status() : text(answer.body().path("reason")));
    }

    private HttpRefusal(Answer answer, String sentence) {
        super(sentence, null, false, false);
        this.answer = answer;
    }

    /** The same in other words; what is answered stays. */
    HttpRefusal said(String sentence) {
        return new HttpRefusal(answer, sentence);
    }

    private static String text(JsonNode reason) {
        return reason.isTextual() ? reason.asText() : reason.toString();
    }

    Answer answer() {
        return answer;
    }

    /** What a client wrote comes back harmless to whoever shows it in a page, as from RabbitMQ. */
    static HttpRefusal badRequest(String reason) {
        return new HttpRefusal(Answer.error(400, "bad_request", harmless(reason)), reason);
    }

    static String harmless(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** What is wrong with an operator's policy comes back as it is. */
    static HttpRefusal ofPolicy(Policy.Kind kind, String reason) {
        return kind == Policy.Kind.USER ? badRequest(reason) : new HttpRefusal(Answer.error(400, "bad_request", reason));
    }

    static HttpRefusal badRequest(JsonNode reason) {
        ObjectNode body = Lists.object().put("error", "bad_request");
        body.set("reason", reason);
        return new HttpRefusal(new Answer(400, body, Map.of()));
    }

    static HttpRefusal notAuthorised(String reason) {
        return new HttpRefusal(Answer.error(401, "not_authorised", reason));
    }

    static HttpRefusal objectNotFound() {
        return new HttpRefusal(Answer.OBJECT_NOT_FOUND);
    }

    /** A close method or a refused command in HTTP's terms, as RabbitMQ translates it. */
    static HttpRefusal of(ReplyCode code, String text) {
        String reason = text.startsWith(code.name() + " - ") ? text.substring(code.name().length() + 3) : text;
        return switch (code) {
            case NOT_FOUND -> new HttpRefusal(Answer.error(404, "not_found", reason));
            case ACCESS_REFUSED -> notAuthorised("Access refused.");
            default -> badRequest(reason);
        };
    }

    /** Likewise, the text with the code's name. */
    static HttpRefusal inFull(ReplyCode code, String text) {
        return switch (code) {
            case NOT_FOUND -> new HttpRefusal(Answer.error(404, "not_found", text));
            case ACCESS_REFUSED -> notAuthorised(text);
            default -> of(code, text);
        };
    }

    static void throwIf(CommandResult result) {
        if (result instanceof CommandResult.Refused refused) {
            throw of(refused.code(), refused.text());
        }
    }
}
