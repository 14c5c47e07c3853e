package io.bindery.fuzz;

import io.bindery.app.InspectTarget;
import io.bindery.broker.PaperBroker;
import io.bindery.management.DefinitionsFile;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.routing.RoutePreview;
import io.bindery.store.SealedSegment;
import io.bindery.ui.canvas.picture.TopologyPicture;
import io.bindery.ui.messages.LineTarget;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What must hold whatever stands in a file that somebody opens: it is refused in a sentence, or taken and good for all that it is for. */
public final class TextTargets {

    private static final int MOST_FIGURES = 200;
    private static final DocumentBuilderFactory XML = DocumentBuilderFactory.newInstance();

    private TextTargets() { }

    /** A definitions file: refused, or a topology that can be drawn and asked. */
    public static void definitions(byte[] bytes) {
        BrokerSnapshot declared;
        try {
            declared = PaperBroker.of(bytes, "/");
        } catch (DefinitionsFile.RefusedException refused) {
            require(refused.getMessage() != null && !refused.getMessage().isBlank(), "refused without a word");
            return;
        }
        for (VhostSnapshot vhost : declared.vhosts()) {
            if (vhost.queues().size() + vhost.exchanges().size() < MOST_FIGURES) {
                wellFormed(TopologyPicture.svg(vhost, false));
            }
            RoutePreview router = RoutePreview.of(vhost);
            for (ExchangeSnapshot exchange : vhost.exchanges()) {
                router.route(exchange.definition().name(), "a.b", FieldTable.EMPTY);
            }
        }
    }

    /** A line of an export of messages: refused, or the same message again when it is written. */
    public static void line(byte[] bytes) {
        LineTarget.readAndWrite(new String(bytes, StandardCharsets.UTF_8));
    }

    /** A file in a data directory's journal: as it is, and as records whose checksums hold. */
    public static void journal(byte[] bytes) {
        InspectTarget.inspect(SealedSegment.NAME, bytes);
        InspectTarget.inspect(SealedSegment.NAME, SealedSegment.of(bytes));
    }

    private static void wellFormed(String svg) {
        try {
            XML.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new AssertionError("a picture that is no XML: " + svg, broken);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
