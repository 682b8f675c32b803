// Hovering or focusing a symbol, a number, an edge, a unit, a cell or a phrase marks all its partners, in every view and in the prose.

/** Selects what stands for any of the keys in a list with spaces. */
const allOf = (keys: string): string =>
  keys
    .split(' ')
    .filter(Boolean)
    .map((key) => `[data-ref~="${CSS.escape(key)}"]`)
    .join() || ':not(*)';

/**
 * Marks every element under `root` that stands for a quantity of the one under pointer or focus. `data-ref` holds the quantity's key; a
 * phrase of the prose may hold several, with spaces between them.
 */
export function linking(root: HTMLElement): () => void {
  let current: string | null = null;

  function mark(key: string | null): void {
    if (key === current) return;
    for (const element of root.querySelectorAll('.linked')) element.classList.remove('linked');
    current = key;
    if (key === null) return;
    for (const element of root.querySelectorAll(allOf(key))) element.classList.add('linked');
  }

  const keyOf = (target: EventTarget | null): string | null =>
    target instanceof Element ? (target.closest<HTMLElement>('[data-ref]')?.dataset.ref ?? null) : null;
  /** Where the pointer was when it last came over something: while it rests there, pieces that move from under it keep the mark. */
  let rest: [x: number, y: number] | null = null;
  const enter = (event: PointerEvent) => {
    const { clientX: x, clientY: y } = event;
    if (rest && rest[0] === x && rest[1] === y) return;
    rest = [x, y];
    mark(keyOf(event.target));
  };
  /** A unit in focus stands for its output, or its net input while that is all there is. */
  const focus = (event: Event) => {
    const unit = event.target instanceof Element ? event.target.closest('[data-unit]') : null;
    const own = unit?.querySelector('[data-ref^="O-"], [data-ref^="I-"]');
    mark(keyOf(own ?? event.target));
  };
  const leave = () => {
    rest = null;
    mark(null);
  };
  /** A new step draws new pieces and gives old ones other classes: the marks are set again on what is there now. */
  const observer = new MutationObserver(() => {
    const key = current;
    current = null;
    if (key !== null && root.querySelector(`:is(${allOf(key)}):not(.linked)`)) mark(key);
    else current = key;
  });

  root.addEventListener('pointerover', enter);
  root.addEventListener('pointerleave', leave);
  root.addEventListener('focusin', focus);
  root.addEventListener('focusout', leave);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['class'] });
  return () => {
    observer.disconnect();
    root.removeEventListener('pointerover', enter);
    root.removeEventListener('pointerleave', leave);
    root.removeEventListener('focusin', focus);
    root.removeEventListener('focusout', leave);
  };
}
