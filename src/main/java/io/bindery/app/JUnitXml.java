package io.bindery.app;

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
                    .append(escaped(String.join("\n", result.failures()))).append("</failure>\n  </testcase>\n");
        }
    }

    /** Control characters have no place in XML, not even as references. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c == '\n' || c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c < 0xE000) ? c : '\uFFFD');
            }
        });
        return out.toString();
    }
}
