/** Runs in the browser on /api/docs: takes the theme of the web app before the first paint, and filters as one types. */
export const pageScript = `'use strict';
(() => {
  let theme = 'system';
  try { theme = localStorage.getItem('nexus.theme') || 'system'; } catch {}
  const light = theme === 'light' || (theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';

  addEventListener('DOMContentLoaded', () => {
    const filter = document.getElementById('filter');
    const none = document.getElementById('none');
    const apply = () => {
      const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
      let shown = 0;
      for (const entry of document.querySelectorAll('[data-search]')) {
        entry.hidden = !words.every((word) => entry.dataset.search.includes(word));
        if (!entry.hidden) shown += 1;
      }
      for (const section of document.querySelectorAll('section')) {
        section.hidden = !section.querySelector('[data-search]:not([hidden])');
      }
      none.hidden = shown > 0;
    };
    filter.hidden = false;
    filter.addEventListener('input', apply);
    addEventListener('keydown', (event) => {
      if (event.key === '/' && document.activeElement !== filter) {
        event.preventDefault();
        filter.focus();
      } else if (event.key === 'Escape' && document.activeElement === filter) {
        filter.value = '';
        apply();
      }
    });
  });
})();
`;
