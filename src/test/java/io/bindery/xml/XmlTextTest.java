package io.bindery.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class XmlTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "order.*.created", "lost & <found> \"it's\" ]]>", " two\nlines\tand\r\nmore ", "\u007f\u0085\u2028", "žluťoučký \uD83D\uDC30", "\uE000\uFFFD"})
    void whatXmlCanHoldIsReadAgain(String text) throws Exception {
        assertThat(content(text)).isEqualTo(text);
        assertThat(attribute(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0x0B, 0x0C, 0x0E, 0x1F, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF})
    void whatItCannotHoldIsReadAsTheReplacementCharacter(int character) throws Exception {
        assertThat(content("a" + (char) character + "b")).isEqualTo("a\uFFFDb");
        assertThat(attribute("a" + (char) character + "b")).isEqualTo("a\uFFFDb");
    }

    @Test void eachHalfOfASurrogatePairThatStandsAloneIsOne() throws Exception {
        assertThat(content("\uDC30\uD83D")).isEqualTo("\uFFFD\uFFFD");
    }

    private static String content(String text) throws Exception {
        return read("<e>" + XmlText.escaped(text) + "</e>").getTextContent();
    }

    private static String attribute(String text) throws Exception {
        return read("<e a=\"" + XmlText.escaped(text) + "\"/>").getAttribute("a");
    }

    private static Element read(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
    }
}
