package org.trucewatch.incidents.kobo;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

/** A form of ODK XForms before it is filled. */
final class BlankForm {

    private BlankForm() {}

    /** Its questions with the groups that they are in, as KoboToolbox names them. */
    static List<String> questions(byte[] form) throws Exception {
        var document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(form));
        var questions = new ArrayList<String>();
        collect((Element) document.getElementsByTagName("data").item(0), "", questions);
        return questions.stream()
                .filter(name -> !name.startsWith("meta/"))
                .distinct()
                .toList();
    }

    private static void collect(Element element, String path, List<String> into) {
        boolean isQuestion = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                isQuestion = false;
                collect(inner, path.isEmpty() ? inner.getLocalName() : path + "/" + inner.getLocalName(), into);
            }
        }
        if (isQuestion) {
            into.add(path);
        }
    }
}
