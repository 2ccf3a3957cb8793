/** The settings load when they are first seen: few visitors open them. */
class MiaPrivacySettings extends HTMLElement {
  #leave;

  async connectedCallback() {
    const { show } = await import('./settings/panel.js');
    this.#leave = await show(this);
    if (!this.isConnected) {
      this.#leave();
    }
  }

  disconnectedCallback() {
    this.#leave?.();
  }
}

customElements.define('mia-privacy-settings', MiaPrivacySettings);

let opening = null;

export async function openSettings() {
  const there = document.querySelector('mia-privacy-settings');
  if (there) {
    there.scrollIntoView();
    there.tabIndex = -1;
    there.focus({ preventScroll: true });
    return;
  }
  // It takes a moment, in which somebody may ask for it again.
  opening ??= import('./settings/dialog.js').then(({ openDialog }) => openDialog()).finally(() => { opening = null; });
  await opening;
}
