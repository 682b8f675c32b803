// Sets the theme before the first paint: the one chosen, else the one the system asks for.
(() => {
  const key = 'backstep:settings';
  const root = document.documentElement;
  const contrast = matchMedia('(prefers-contrast: more)');
  const dark = matchMedia('(prefers-color-scheme: dark)');

  // A frame on another page is told its theme by its address, and keeps to that.
  const framed = /\/embed\/v1\//.test(location.pathname);
  const told = framed && new URLSearchParams(location.search).get('theme');

  function chosen() {
    if (framed) return told;
    try {
      return JSON.parse(localStorage.getItem(key))?.theme;
    } catch {
      return 'auto'; // storage is refused in a sandboxed frame
    }
  }

  function apply() {
    if (root.dataset.theme === 'projector') return;
    const theme = chosen();
    const known = /^(light|dark|contrast)$/.test(theme) || (framed && theme === 'projector');
    root.dataset.theme = known ? theme : contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
  }

  apply();
  contrast.addEventListener('change', apply);
  dark.addEventListener('change', apply);
  addEventListener('storage', (event) => event.key === key && apply());
})();
