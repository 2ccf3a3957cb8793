import { attempt, csrfToken, send } from './calls.js';
import { kept, page } from './choice.js';
import { dropReceipt, FINAL, settled, wait } from './consent.js';

/** Brings to the account what this browser chose before: with its receipt, or, where it is a No, by saying it again. */
page.agree = async () => {
  const receipt = kept()?.receipt;
  if (receipt && csrfToken()) {
    const { ok, status, body } = await attempt(() => send('POST', 'consent/link', { receipt }));
    if (ok || FINAL.includes(status)) {
      dropReceipt();
    }
    if (ok) {
      await settled(body);
    }
  }
  const { view, narrower, waiting } = page;
  if (narrower && !waiting) {
    const { choices, policyVersion, decidedAt } = kept();
    wait('PUT', (one) => choices[one] && view.choices[one], { source: 'settings', policyVersion }, decidedAt);
  }
};
