package chat.mia.session;

import chat.mia.web.CoarseUserAgent;

/**
 * The browser that signs in.
 *
 * @param coarse what tells it from others
 * @param device what its owner is shown, of at most 80 characters, like {@code Firefox on Android}
 */
public record UserAgent(CoarseUserAgent coarse, String device) {}
