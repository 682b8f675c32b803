// On a page to be read: resolves when its script is to start, which is at the first sign of the reader. It stands in the page's start script.
const signs = [
  'pointermove',
  'pointerdown',
  'touchstart',
  'wheel',
  'scroll',
  'keydown',
  'focusin',
  'click',
  'input',
];

/** Whether an address, an earlier visit or what is kept offline has something to say on this page. */
function known() {
  try {
    return location.search || localStorage.length > 0 || navigator.serviceWorker?.controller;
  } catch {
    return false; // Storage is refused, so nothing is kept.
  }
}

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the start script waits for it
const asked = new Promise((go) => {
  if (known()) return go();
  for (const sign of signs) addEventListener(sign, go, { capture: true, passive: true, once: true });
  setTimeout(go, 10_000); // Who has read that long will touch something soon.
});
