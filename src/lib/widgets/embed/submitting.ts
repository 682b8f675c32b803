// A sandboxed frame may submit no form, and so its questions would hear no answer: here they hear it all the same, and nothing is sent.

/** An attachment for what holds the forms. Enter in a field presses its form's button too, so that presses are all there is to hear. */
export function submitting(root: HTMLElement): () => void {
  const press = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const form = button?.form;
    if (!form || button.type !== 'submit' || event.defaultPrevented) return;
    event.preventDefault();
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }));
  };
  root.addEventListener('click', press);
  return () => root.removeEventListener('click', press);
}
