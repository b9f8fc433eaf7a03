// Runs before the first paint, so that neither the theme nor the language flashes. A classic file: the page allows no inline script.
(() => {
  let theme = 'system';
  let language = null;
  try {
    theme = localStorage.getItem('nexus.theme') || 'system';
    language = localStorage.getItem('nexus.language');
  } catch {
    // Storage may be blocked; the system's own preference is the answer then.
  }
  const light =
    theme === 'light' || (theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
  document.documentElement.lang = language || (navigator.language.startsWith('es') ? 'es' : 'en');
  document.querySelector('meta[name="theme-color"]').content = light ? '#f5f5f8' : '#0a0a0f';
})();
