// Makes lines of a formula as large as fits: they shrink a little before they would have to be scrolled.

/** The least share of its own size that a line may shrink to. */
const LEAST = 0.72;

/** Fits every `.product` and table within `host`, and again when the host or its content changes; `data-fitted` says that it was done. */
export function fit(host: HTMLElement): () => void {
  function measure(): void {
    host.dataset.fitted = '';
    const lines = [...host.querySelectorAll<HTMLElement>('.product, table')];
    for (const line of lines) line.style.fontSize = '';
    const shares = lines.map((line) => host.clientWidth / Math.max(1, line.scrollWidth, line.offsetWidth));
    lines.forEach((line, i) => {
      if (shares[i] < 1) line.style.fontSize = `${Math.max(LEAST, shares[i] * 0.985)}em`;
    });
  }
  const resized = new ResizeObserver(measure);
  const changed = new MutationObserver(measure);
  resized.observe(host);
  changed.observe(host, { childList: true, subtree: true });
  void document.fonts.ready.then(measure);
  return () => {
    resized.disconnect();
    changed.disconnect();
  };
}
