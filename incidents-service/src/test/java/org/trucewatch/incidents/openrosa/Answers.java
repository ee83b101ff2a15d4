package org.trucewatch.incidents.openrosa;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a phone sends, written by hand so that it can be wrong. */
final class Answers {

    private static final String RIGHT = """
            <data xmlns:orx="http://openrosa.org/xforms" id="FORM" version="VERSION">
              <claim>ALLEGATION</claim>
              <kind>SHELLING</kind>
              <occurred><precision>HOUR</precision><from>2016-03-05T09:00:00.000+02:00</from><to/></occurred>
              <place><point/><adminCode>SY02</adminCode><name>Sheikh Maqsoud</name></place>
              <method>HEARD</method>
              <narrative><lang>en</lang><text>Mortar rounds fell all morning.</text></narrative>
              <origin><relayed>false</relayed></origin>
              <consent>GUARANTORS</consent>
              <drill>false</drill>
              <orx:meta><orx:instanceID>INSTANCE</orx:instanceID></orx:meta>
            </data>""";

    private String xml;

    private Answers(String xml) {
        this.xml = xml;
    }

    /** Right in every answer. */
    static Answers to(byte[] form) {
        var data = (org.w3c.dom.Element)
                Phones.xml(form).getElementsByTagName("data").item(0);
        return new Answers(RIGHT.replace("FORM", data.getAttribute("id"))
                .replace("VERSION", data.getAttribute("version"))
                .replace("INSTANCE", "uuid:" + UUID.randomUUID()));
    }

    Answers with(String from, String to) {
        if (!xml.contains(from)) {
            throw new AssertionError("there is no " + from);
        }
        xml = xml.replace(from, to);
        return this;
    }

    /** Adds more of them. */
    Answers and(String more) {
        return with("<orx:meta>", more + "<orx:meta>");
    }

    Answers picture(String name) {
        return and("<evidence><image>" + name + "</image></evidence>");
    }

    /** As they are filled in and sent once more. */
    Answers corrected() {
        var id = xml.substring(xml.indexOf("uuid:"), xml.indexOf("</orx:instanceID>"));
        return new Answers(xml.replace(id, "uuid:" + UUID.randomUUID())
                .replace("</orx:meta>", "<orx:deprecatedID>" + id + "</orx:deprecatedID></orx:meta>"));
    }

    Answers copy() {
        return new Answers(xml);
    }

    byte[] xml() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
