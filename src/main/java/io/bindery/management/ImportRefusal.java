package io.bindery.management;

import io.bindery.model.CommandResult;
import java.util.Locale;

/** What RabbitMQ's import says of the first definition it does not take: of a declaration the code's name, of all else the term it failed with. */
final class ImportRefusal {

    private ImportRefusal() { }

    /** An exchange type nobody knows is known as a word to Erlang, since it has been read. */
    static HttpRefusal ofDeclaration(CommandResult.Refused refused) {
        String code = refused.code().name();
        String text = refused.text().startsWith(code + " - ") ? refused.text().substring(code.length() + 3) : refused.text();
        return refusal(code.toLowerCase(Locale.ROOT) + ": " + text.replaceFirst("^unknown exchange type", "invalid exchange type"));
    }

    /** Of a policy or a parameter, with where it belongs. */
    static HttpRefusal of(CommandResult.Refused refused, String... place) {
        if (!refused.text().startsWith("Validation failed")) {
            return HttpRefusal.of(refused.code(), refused.text());
        }
        String escaped = refused.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + " (" + String.join("/", place) + ")";
        return refusal("<<\"" + escaped.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\">>");
    }

    private static HttpRefusal refusal(String reason) {
        return new HttpRefusal(Answer.error(400, "bad_request", reason));
    }
}
