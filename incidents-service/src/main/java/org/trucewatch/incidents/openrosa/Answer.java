package org.trucewatch.incidents.openrosa;

/** How a question is answered: the control that asks it, and the type of ODK XForms that its answer has. */
enum Answer {
    TEXT("input", "string"),
    WHOLE("input", "int"),
    NUMBER("input", "decimal"),
    DATE("input", "date"),
    TIME("input", "dateTime"),
    POINT("input", "geopoint"),
    ONE("select1", "string"),
    SEVERAL("select", "string"),
    TRUTH("select1", "string"),
    IMAGE("upload", "binary", "image/*"),
    AUDIO("upload", "binary", "audio/*"),
    VIDEO("upload", "binary", "video/*"),
    FILE("upload", "binary", "application/*");

    private final String control;
    private final String type;
    private final String mediaType;

    Answer(String control, String type) {
        this(control, type, null);
    }

    Answer(String control, String type, String mediaType) {
        this.control = control;
        this.type = type;
        this.mediaType = mediaType;
    }

    String control() {
        return control;
    }

    String type() {
        return type;
    }

    /** What may be uploaded, or null. */
    String mediaType() {
        return mediaType;
    }

    boolean isFile() {
        return mediaType != null;
    }
}
