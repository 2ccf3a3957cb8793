package chat.mia.consent;

/** What the OpenAPI document shows of notices. */
final class NoticeExamples {

    static final String SHA256 = "5808190b6c8f885cb074e824f48c5bb6b4835df9aad5c003b2efff084d6cff49";

    static final String NOTICE = """
            {"sha256": "5808190b6c8f885cb074e824f48c5bb6b4835df9aad5c003b2efff084d6cff49", "locale": "en",
             "policyVersion": "2026-04-25", "title": "Optional cookies",
             "body": "Mia Chat, operated by MediaMake, asks whether it may also keep on your device what the app does not need\
             to work. What that is, what it is for and how long it stays is listed by category. The app works the same\
             whether you accept or decline. Your answer counts for at most 12 months, and you can change it at any time in\
             the privacy preferences. The cookie policy tells more.",
             "accept": "Accept all", "decline": "Decline all", "choose": "Choose by category",
             "categories": [{"id": "analytics", "name": "Analytics",
               "description": "Shows us how people use the app, so that we can make it better. First party: nobody else gets\
             to see it.", "storage": ["mia_analytics_id"], "retention": "P12M"}],
             "layout": "accept-decline-choose-1"}""";

    static final String INVALID_LOCALE = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "locale",
                         "detail": "Must be a BCP 47 language tag of at most 35 characters, like de-AT."}]}""";

    static final String NOT_FOUND = """
            {"type": "/problems/not-found", "title": "There is no such thing", "status": 404,
             "detail": "Take the hash from an event, a receipt or a notice as it is."}""";

    private NoticeExamples() {}
}
