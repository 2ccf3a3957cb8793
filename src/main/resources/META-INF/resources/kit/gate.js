import { consent } from './consent.js';

/** The policy promises no third parties. */
function open() {
  const { choices } = consent.current();
  document.querySelectorAll('script[type="text/plain"][data-consent]').forEach((script) => {
    const { origin } = new URL(script.getAttribute('src') ?? '', document.baseURI);
    if (origin === location.origin && script.dataset.consent.split(' ').every((category) => choices[category])) {
      run(script);
    }
  });
}

function run(script) {
  const copy = document.createElement('script');
  for (const { name, value } of script.attributes) {
    copy.setAttribute(name, value);
  }
  copy.type = script.dataset.type ?? '';
  copy.async = script.hasAttribute('async');
  copy.text = script.text;
  script.replaceWith(copy);
}

consent.onChange(open);
consent.load();
new MutationObserver(open).observe(document, { childList: true, subtree: true });
