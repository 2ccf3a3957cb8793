package chat.mia.session;

import chat.mia.consent.AccountId;

/** A browser that holds the refresh cookie of a session, over or not, that did not end by theft. */
public record KnownDevice(SessionId session, AccountId account) {}
