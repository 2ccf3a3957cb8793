package chat.mia.consent;

/** What the OpenAPI document shows of linking. */
final class LinkExamples {

    static final String LINK = "{\"receipt\": \"" + ConsentExamples.RECEIPT + "\"}";

    static final String INVALID_REQUEST = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "receipt", "detail": "Must be the receipt of a choice that this browser made."}]}""";

    static final String INVALID_RECEIPT = """
            {"type": "/problems/invalid-receipt", "title": "The receipt is not that of a browser", "status": 400,
             "detail": "Forget it: it is not a receipt of this service for a choice that was made without an account."}""";

    static final String RECEIPT_ALREADY_LINKED = """
            {"type": "/problems/receipt-already-linked", "title": "The receipt was linked before", "status": 409,
             "detail": "Forget it and read GET /api/v1/consent: its choice has come to an account already."}""";

    private LinkExamples() {}
}
