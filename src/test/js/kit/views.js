const NOTHING = { cookies: [], localStorage: [], caches: [] };

/** Nobody has chosen. */
export const unset = (more) => ({
  policyVersion: '2026-04-25', choiceVersion: null, status: 'unset', choices: { analytics: false }, decidedAt: null,
  expiresAt: null, promptRequired: true, promptReason: 'first-visit', policyUpdated: false, gpc: false, clear: NOTHING, ...more,
});

export const granted = (more) => ({
  ...unset(), choiceVersion: '2026-04-25', status: 'granted', choices: { analytics: true },
  decidedAt: '2026-11-24T10:00:00Z', expiresAt: '2027-11-24T10:00:00Z', promptRequired: false, promptReason: null, ...more,
});

export const refused = (more) => granted({ status: 'refused', choices: { analytics: false }, ...more });

export const session = (consent, id = 'session-1') => ({
  account: { id: 'account' }, session: { id, createdAt: '2026-11-24T10:00:00Z', expiresAt: '2026-12-24T10:00:00Z' },
  accessExpiresAt: '2026-11-24T10:10:00Z', consent,
});

/** As cookie_consent holds it. */
export const kept = (more) => ({
  v: 1, policyVersion: '2026-04-25', choices: { analytics: true }, decidedAt: '2026-11-20T10:00:00Z',
  expiresAt: '2027-11-20T10:00:00Z', ...more,
});
