// What a reader does before the page listens: noted here, done again once it listens. It stands in the page's start script.
const kinds = ['click', 'input', 'change', 'submit', 'keydown'];
const early = [];

function noteEarly(event) {
  const { type, target } = event;
  if (type === 'click') {
    const button = target.closest('button');
    if (button && !button.form) early.push({ on: button, act: () => button.click() });
  } else if (type === 'submit') {
    event.preventDefault();
    early.push({ on: target, act: () => target.requestSubmit(event.submitter) });
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
    // A field may be set back to what the page was built with, so what was typed or chosen is kept too.
    const { value, checked } = target;
    const again = new event.constructor(type, event);
    const act = () => {
      if (type !== 'keydown') Object.assign(target, checked === undefined ? { value } : { checked });
      target.dispatchEvent(again);
    };
    early.push({ on: target, act });
  }
}
for (const kind of kinds) addEventListener(kind, noteEarly, true);

/** Where the pointer came to rest; a finger does not. */
let over = null;
const noteOver = (event) => (over = event.pointerType === 'touch' ? null : event);
addEventListener('pointerover', noteOver, true);

/** Who points at something, or has it in focus, does so still. */
function pointAgain() {
  removeEventListener('pointerover', noteOver, true);
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) {
    activeElement.dispatchEvent(new FocusEvent('focus'));
    activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  }
  if (!over?.target.isConnected) return;
  const { clientX, clientY } = over;
  over.target.dispatchEvent(new PointerEvent('pointerover', { clientX, clientY, bubbles: true }));
  for (let node = over.target; node; node = node.parentElement)
    node.dispatchEvent(new PointerEvent('pointerenter', { clientX, clientY }));
}

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the start script calls it
function doAgain() {
  for (const kind of kinds) removeEventListener(kind, noteEarly, true);
  for (const { on, act } of early) if (on.isConnected) act();
  pointAgain();
}
