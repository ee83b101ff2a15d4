package org.trucewatch.incidents.openrosa;

import org.trucewatch.kit.problems.Refusal;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that nobody has reason to trust: no document type, hence no entities, and bounds for everything. */
final class Elements {

    private static final int DEEPEST = 20;
    private static final int MOST = 10_000;
    private static final XMLInputFactory READERS = readers();

    private final ArrayDeque<Element> open = new ArrayDeque<>();
    private Element root;
    private int count;

    private Elements() {}

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        readers.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return readers;
    }

    /** The root. @throws Refusal 400 */
    static Element read(byte[] xml) {
        var elements = new Elements();
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                elements.take(reader, reader.next());
            }
            return elements.root;
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw Refusal.malformed("The submission is not well-formed XML"
                    + (at == null || at.getLineNumber() < 1
                            ? ""
                            : String.format(
                                    Locale.ROOT, ": line %d, column %d", at.getLineNumber(), at.getColumnNumber())));
        }
    }

    private void take(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.DTD -> throw Refusal.malformed("The submission has a document type; none is read");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw Refusal.malformed("The submission has an entity; none is read");
            case XMLStreamConstants.START_ELEMENT -> begin(reader);
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (!open.isEmpty()) {
                    open.peek().add(reader.getText());
                }
            }
            default -> {} // comments and instructions say nothing
        }
    }

    private void begin(XMLStreamReader reader) {
        if (++count > MOST || open.size() >= DEEPEST) {
            throw Refusal.malformed("The submission has more than " + MOST + " elements, or more than " + DEEPEST
                    + " of them one in another");
        }
        var element = new Element(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().add(element);
        }
        open.push(element);
    }
}
