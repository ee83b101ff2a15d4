package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.intake.Receipt;

/** What a phone is answered, as OpenRosa has it. */
public final class Reply {

    private static final String NAMESPACE = "http://openrosa.org/http/response";
    private static final String RECEIPT = "https://trucewatch.org/openrosa/receipt";

    private Reply() {}

    /** It was taken. The receipt, which phones pass over, is for whoever keeps what the phone got. */
    public static byte[] taken(String message, Receipt receipt) {
        return Markup.document(out -> out.element(
                "OpenRosaResponse",
                () -> {
                    out.text("message", message, "nature", "submit_success");
                    out.empty(
                            "receipt",
                            "xmlns",
                            RECEIPT,
                            "id",
                            receipt.id().toString(),
                            "receivedAt",
                            receipt.receivedAt().toString(),
                            "digest",
                            receipt.digest(),
                            "service",
                            receipt.log().service(),
                            "leaf",
                            receipt.log().leaf(),
                            "salt",
                            receipt.log().salt());
                },
                "xmlns",
                NAMESPACE));
    }

    /** It was not. */
    public static byte[] refused(String message) {
        return Markup.document(out -> out.element(
                "OpenRosaResponse", () -> out.text("message", message, "nature", "error"), "xmlns", NAMESPACE));
    }
}
