/** The script of the standalone page: once the form can be used, the page learns to do without a network. */
const element = document.querySelector('what-matters');

element?.addEventListener('wm-ready', () => {
  // Where this cannot be loaded the form works all the same.
  void import('./keep.ts').then(({ keep }) => keep(element)).catch(() => {});
}, { once: true });
