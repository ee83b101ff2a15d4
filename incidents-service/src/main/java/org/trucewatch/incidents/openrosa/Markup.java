package org.trucewatch.incidents.openrosa;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document in UTF-8. */
final class Markup {

    /** What is within an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    /** A whole document. */
    interface Document {
        void write(Markup markup) throws XMLStreamException;
    }

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private Markup(XMLStreamWriter out) {
        this.out = out;
    }

    static byte[] document(Document document) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            document.write(new Markup(out));
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document could not be written", e);
        }
        return bytes.toByteArray();
    }

    /** @param attributes name, value, name, value …; those whose value is null are left out */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.writeAttribute(attributes[i], legal(attributes[i + 1]));
            }
        }
        content.write();
        out.writeEndElement();
    }

    void text(String name, String text, String... attributes) throws XMLStreamException {
        element(name, () -> out.writeCharacters(legal(text)), attributes);
    }

    void empty(String name, String... attributes) throws XMLStreamException {
        element(name, () -> {}, attributes);
    }

    /** XML 1.0 has no place for some characters that a text may have. */
    static String legal(String text) {
        return text.codePoints()
                .map(c -> isLegal(c) ? c : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xd7ff
                || c >= 0xe000 && c <= 0xfffd
                || c > 0xffff;
    }
}
