package io.bindery.erlang;

import io.bindery.model.WireText;
import java.nio.charset.StandardCharsets;

/**
 * A text with terms in it as Erlang's {@code ~p} prints them: where a line grows too long it is broken inside the term, and what
 * follows stands below the term's first element.
 */
public final class ErlangLine {

    /** One character is one byte. */
    private final StringBuilder bytes = new StringBuilder();

    public ErlangLine words(String words) {
        bytes.append(new String(WireText.encode(words), StandardCharsets.ISO_8859_1));
        return this;
    }

    public ErlangLine term(Term term) {
        bytes.append(TermLayout.of(term, bytes.length() - bytes.lastIndexOf("\n")));
        return this;
    }

    /** The bytes' meaning together: what they were text of. */
    @Override public String toString() {
        return WireText.decode(bytes.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
