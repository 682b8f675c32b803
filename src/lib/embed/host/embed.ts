// The script for other people's pages: `<backprop-widget>` makes a frame, and every frame marked `data-backstep` takes the height it asks for.
// It is served alone as /embed.js, so it imports nothing but types, and it may be loaded any number of times.

/** What stands on the element for its own sake; every other attribute is a parameter. */
const OWN = /^(name|id|class|style|title|height|slot|widget-id|hidden|tabindex|role|(data|aria)-.*)$/;
/** No embed is higher than this, in px. */
const HIGHEST = 20_000;
const MARK = 'backstepEmbeds';

function main(): void {
  const marked = window as unknown as Record<string, boolean>;
  const own = (document.currentScript as HTMLScriptElement | null)?.src;
  if (marked[MARK] || !own) return;
  marked[MARK] = true;
  const site = own.replace(/embed\.js([?#].*)?$/, '');
  const frames = (): NodeListOf<HTMLIFrameElement> => document.querySelectorAll('iframe[data-backstep]');

  addEventListener('message', ({ data: said, source }: MessageEvent<{ [field: string]: unknown } | null>) => {
    if (said?.ns !== 'backprop' || said.v !== 1) return;
    frames().forEach((frame) => {
      if (frame.contentWindow !== source) return;
      if (said.type === 'resize' && typeof said.height === 'number' && said.height > 0)
        frame.style.height = `${Math.min(said.height, HIGHEST)}px`;
      frame.dispatchEvent(new CustomEvent('backstep', { detail: said, bubbles: true }));
    });
  });

  /** Makes the frame of an embed; parameters are its attributes, and `widget-id` is the parameter id. */
  class BackpropWidget extends HTMLElement {
    connectedCallback(): void {
      if (this.querySelector('iframe')) return;
      const query = new URLSearchParams();
      for (const { name, value } of Array.from(this.attributes))
        if (name === 'widget-id') query.set('id', value);
        else if (!OWN.test(name)) query.set(name, value);
      const frame = document.createElement('iframe');
      const given = String(query);
      const name = encodeURIComponent(this.getAttribute('name') ?? 'step-through');
      frame.title = this.title || 'Backpropagation, step by step';
      frame.setAttribute('loading', 'lazy');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.dataset.backstep = '';
      frame.style.cssText = `display:block;width:100%;border:0;height:${parseInt(this.getAttribute('height') ?? '', 10) || 640}px`;
      frame.src = `${site}embed/v1/${name}/${given && `?${given}`}`;
      this.style.display ||= 'block';
      this.append(frame);
    }

    /** Sends a command, such as `{ type: 'step', to: 'next' }`. */
    send(command: object): void {
      const to = this.querySelector('iframe')?.contentWindow;
      to?.postMessage({ ns: 'backprop', v: 1, ...command }, '*');
    }
  }
  if (!customElements.get('backprop-widget')) customElements.define('backprop-widget', BackpropWidget);

  // Frames that were there first are asked for the height they have told already.
  frames().forEach((frame) => frame.contentWindow?.postMessage({ type: 'iframe-child-init' }, '*'));
}

main();
