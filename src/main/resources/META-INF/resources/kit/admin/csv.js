import { KINDS } from './counts.js';

const HEADER = ['part', 'value', ...KINDS, 'linked', 'acceptanceRate',
  'unauthenticatedGranted', 'unauthenticatedPartial', 'unauthenticatedRefused', 'unauthenticatedWithdrawn'];

/** Everything that the API told, as it told it: a line for each part (RFC 4180). The names are those of the JSON. */
export function csv({ totals, days, bySource, byLocale, otherLocales, byPolicyVersion }) {
  const lines = [
    line('totals', '', totals),
    ...days.map(({ day, counts }) => line('day', day, counts)),
    ...bySource.map(({ source, counts }) => line('source', source, counts)),
    ...byLocale.map(({ locale, counts }) => line('locale', locale, counts)),
    line('otherLocales', '', otherLocales),
    ...byPolicyVersion.map(({ policyVersion, counts }) => line('policyVersion', policyVersion, counts)),
  ];
  return [HEADER, ...lines].map((values) => `${values.map(field).join(',')}\r\n`).join('');
}

function line(part, value, counts) {
  const { linked, acceptanceRate, unauthenticated } = counts;
  return [part, value, ...KINDS.map((kind) => counts[kind]), linked, acceptanceRate, ...KINDS.map((kind) => unauthenticated[kind])];
}

/** Clients send some of the values: what begins like a formula must not be one in a spreadsheet. */
function field(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
