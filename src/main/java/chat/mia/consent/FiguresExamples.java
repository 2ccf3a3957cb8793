package chat.mia.consent;

/** What the OpenAPI document shows of figures. */
final class FiguresExamples {

    static final String FIGURES = """
            {"from": "2026-05-01", "to": "2026-05-02", "exact": true,
             "totals": {"granted": 540, "partial": 0, "refused": 360, "withdrawn": 12, "linked": 31, "acceptanceRate": 0.6,
              "unauthenticated": {"granted": 0, "partial": 0, "refused": 301, "withdrawn": 2}},
             "days": [
              {"day": "2026-05-01", "counts": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 0, "linked": 0,
               "acceptanceRate": null, "unauthenticated": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 0}}},
              {"day": "2026-05-02", "counts": {"granted": 540, "partial": 0, "refused": 360, "withdrawn": 12, "linked": 31,
               "acceptanceRate": 0.6, "unauthenticated": {"granted": 0, "partial": 0, "refused": 301, "withdrawn": 2}}}],
             "bySource": [
              {"source": "banner", "counts": {"granted": 540, "partial": 0, "refused": 360, "withdrawn": 0, "linked": 0,
               "acceptanceRate": 0.6, "unauthenticated": {"granted": 0, "partial": 0, "refused": 301, "withdrawn": 0}}},
              {"source": null, "counts": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 12, "linked": 31,
               "acceptanceRate": null, "unauthenticated": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 2}}}],
             "byLocale": [
              {"locale": "de-AT", "counts": {"granted": 540, "partial": 0, "refused": 360, "withdrawn": 0, "linked": 0,
               "acceptanceRate": 0.6, "unauthenticated": {"granted": 0, "partial": 0, "refused": 301, "withdrawn": 0}}},
              {"locale": null, "counts": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 12, "linked": 31,
               "acceptanceRate": null, "unauthenticated": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 2}}}],
             "otherLocales": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 0, "linked": 0,
              "acceptanceRate": null, "unauthenticated": {"granted": 0, "partial": 0, "refused": 0, "withdrawn": 0}},
             "byPolicyVersion": [
              {"policyVersion": "2026-04-25", "counts": {"granted": 540, "partial": 0, "refused": 360, "withdrawn": 12,
               "linked": 31, "acceptanceRate": 0.6,
               "unauthenticated": {"granted": 0, "partial": 0, "refused": 301, "withdrawn": 2}}}]}""";

    static final String INVALID_REQUEST = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "Correct the fields named in errors and send the request again.",
             "errors": [{"field": "from", "detail": "Must be a date like 2026-04-25."}]}""";

    private FiguresExamples() {}
}
