package org.jiebang.needs.open311;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML of Open311: a member is an element, a list an element with one element for each of its
 * items.
 */
final class Xml {

  /** What one of several is called; where the specification's name is not the plural's singular. */
  private static final Map<String, String> ONE_OF =
      Map.of(
          "services", "service",
          "service_requests", "request",
          "attributes", "attribute",
          "values", "value",
          "errors", "error",
          "endpoints", "endpoint",
          "formats", "format");

  private Xml() {}

  static String of(String root, JsonNode tree) {
    var text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      element(out, root, tree);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write an answer", e);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter out, String name, JsonNode said)
      throws XMLStreamException {
    if (said.isNull() || said.isContainerNode() && said.isEmpty()) {
      out.writeEmptyElement(name);
      return;
    }
    out.writeStartElement(name);
    if (said.isArray()) {
      for (JsonNode each : said) {
        element(out, one(name), each);
      }
    } else if (said.isObject()) {
      for (Map.Entry<String, JsonNode> member : said.properties()) {
        element(out, member.getKey(), member.getValue());
      }
    } else {
      out.writeCharacters(speakable(said.asText()));
    }
    out.writeEndElement();
  }

  private static String one(String several) {
    String one = ONE_OF.get(several);
    if (one == null) {
      throw new IllegalStateException("what is one of " + several + "?");
    }
    return one;
  }

  /** XML 1.0 has no way to say most control characters. */
  private static String speakable(String text) {
    return text.codePoints()
        .map(
            c ->
                c == '\t' || c == '\n' || c >= 0x20 && c < 0xFFFE && !surrogate(c) || c > 0xFFFF
                    ? c
                    : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean surrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
