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

export async function openSettings() {
  const there = document.querySelector('mia-privacy-settings');
  if (there) {
    there.scrollIntoView();
    there.tabIndex = -1;
    there.focus({ preventScroll: true });
    return;
  }
  const { openDialog } = await import('./settings/dialog.js');
  await openDialog();
}
