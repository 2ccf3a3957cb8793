// Stands for App.vue, without the compiler: it needs a content security policy that allows eval, or a build step of its own.
import { h } from 'vue';
import { useConsent } from './docs-vue.js';

export default {
  setup() {
    const { state, consent } = useConsent();
    return () => [
      h('output', { id: 'status' }, state.value.status),
      h('button', { onClick: () => consent.openSettings() }, 'Privacy'),
    ];
  },
};
