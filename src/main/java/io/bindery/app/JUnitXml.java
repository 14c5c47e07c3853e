package io.bindery.app;

import static io.bindery.xml.XmlText.escaped;
import static java.util.stream.Collectors.joining;

import io.bindery.xml.XmlText;
import java.util.List;

/** Results as JUnit writes them, which every CI reads. */
final class JUnitXml {

    private JUnitXml() { }

    static String of(String suite, List<Expectations.Result> results) {
        long failed = results.stream().filter(result -> !result.failures().isEmpty()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"").append(escaped(suite)).append("\" tests=\"").append(results.size()).append("\" failures=\"").append(failed)
                .append("\" errors=\"0\" skipped=\"0\">\n");
        results.forEach(result -> testCase(xml, suite, result));
        return xml.append("</testsuite>\n").toString();
    }

    private static void testCase(StringBuilder xml, String suite, Expectations.Result result) {
        xml.append("  <testcase classname=\"").append(escaped(suite)).append("\" name=\"").append(escaped(result.expected().title())).append('"');
        if (result.failures().isEmpty()) {
            xml.append("/>\n");
        } else {
            xml.append(">\n    <failure message=\"").append(escaped(result.failures().get(0))).append("\">")
                    .append(result.failures().stream().map(XmlText::escaped).collect(joining("\n"))).append("</failure>\n  </testcase>\n");
        }
    }
}
