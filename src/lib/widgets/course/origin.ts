// Where the site stands on the web, if that was said when it was built: the variable ORIGIN, such as https://example.org/backstep.

declare const __ORIGIN__: string;

/** Without a slash at its end; empty when it was not said. */
export const origin: string = __ORIGIN__.replace(/\/$/, '');
