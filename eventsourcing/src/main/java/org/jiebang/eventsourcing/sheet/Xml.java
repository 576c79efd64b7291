package org.jiebang.eventsourcing.sheet;

import java.io.Closeable;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML read forward, element by element; nothing in it refers to anything outside. */
final class Xml implements Closeable {

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader in;

  Xml(InputStream in) throws XMLStreamException {
    this.in = FACTORY.createXMLStreamReader(in);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** Goes on to the next start of an element; false at the end. */
  boolean toElement() throws XMLStreamException {
    while (in.hasNext()) {
      if (step() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /** Goes on to the next start of an element within {@code outer}; false at its end. */
  boolean toElementIn(String outer) throws XMLStreamException {
    while (in.hasNext()) {
      int event = step();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && is(outer)) {
        return false;
      }
    }
    return false;
  }

  private int step() throws XMLStreamException {
    int event = in.next();
    if (event == XMLStreamConstants.DTD) {
      throw new XMLStreamException("a workbook has no document type");
    }
    return event;
  }

  /** Whatever its namespace: there are two, which mean the same. */
  boolean is(String name) {
    return in.getLocalName().equals(name);
  }

  /** Whatever its namespace. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(name)) {
        return in.getAttributeValue(i);
      }
    }
    return null;
  }

  boolean flag(String name) {
    String value = attribute(name);
    return "1".equals(value) || "true".equals(value);
  }

  /** The text within the element at hand, up to {@code most} characters. */
  String text(String element, int most) throws XMLStreamException {
    var text = new StringBuilder();
    while (in.hasNext()) {
      int event = step();
      if (event == XMLStreamConstants.END_ELEMENT && is(element)) {
        break;
      }
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        int room = most - text.length();
        if (room > 0) {
          text.append(
              in.getTextCharacters(), in.getTextStart(), Math.min(room, in.getTextLength()));
        }
      }
    }
    return text.toString();
  }

  /** All runs of text within the element at hand, without how to pronounce them. */
  String texts(String element, int most) throws XMLStreamException {
    var text = new StringBuilder();
    while (toElementIn(element)) {
      if (is("rPh")) {
        while (toElementIn("rPh")) {
          // not what is written
        }
      } else if (is("t") && text.length() < most) {
        text.append(text("t", most - text.length()));
      }
    }
    return Escapes.in(text.toString());
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (XMLStreamException e) {
      throw Workbook.broken(e);
    }
  }
}
