// Links of an embed lead out of it: into a tab of their own, or, where the page around allows none, nowhere, which is said.

/** An attachment; `refused` gets the address of a link that could not be opened. */
export const openOutside =
  (refused: (address: string) => void) =>
  (root: HTMLElement): (() => void) => {
    const leave = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link?.href || event.defaultPrevented || window.parent === window) return;
      event.preventDefault();
      const opened = window.origin === 'null' ? null : window.open(link.href, '_blank');
      if (opened) opened.opener = null;
      else refused(link.href);
    };
    // Before the router of the page, which would follow it inside the frame.
    root.addEventListener('click', leave);
    return () => root.removeEventListener('click', leave);
  };
