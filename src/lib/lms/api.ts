// The run-time calls of SCORM 1.2, and how a lesson finds the learning platform that offers them.

/** The eight calls that a platform offers under the name `API`. */
export interface Api {
  LMSInitialize(nothing: ''): string;
  LMSFinish(nothing: ''): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(nothing: ''): string;
  LMSGetLastError(): string;
  LMSGetErrorString(code: string): string;
  LMSGetDiagnostic(code: string): string;
}

/** What is needed of a window to look for the platform. */
export interface Place {
  readonly parent?: Place | null;
  readonly opener?: Place | null;
  readonly API?: unknown;
}

/** Windows within one another that are looked at; pages that enclose themselves would have no end. */
const DEEPEST = 500;

const isApi = (value: unknown): value is Api =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Api>).LMSInitialize === 'function' &&
  typeof (value as Partial<Api>).LMSSetValue === 'function';

/** The platform of a window or of one around it; windows of other sites let nobody look in. */
function upwards(from: Place | null | undefined): Api | null {
  let place = from;
  try {
    for (let depth = 0; place && depth < DEEPEST; depth++) {
      if (isApi(place.API)) return place.API;
      if (place.parent === place) return null;
      place = place.parent;
    }
  } catch {
    // A window of another site stands in the way.
  }
  return null;
}

function openerOf(place: Place): Place | null | undefined {
  try {
    return place.opener;
  } catch {
    return null;
  }
}

/** The windows around a place, itself first, as far as one may look. */
function* around(place: Place): Generator<Place> {
  let one: Place | null | undefined = place;
  for (let depth = 0; one && depth < DEEPEST; depth++) {
    yield one;
    let parent: Place | null | undefined;
    try {
      parent = one.parent;
    } catch {
      return;
    }
    if (parent === one) return;
    one = parent;
  }
}

/** The platform around a window, else around the one that opened it or one of those around it; null where there is none. Never throws. */
export function findApi(window: Place): Api | null {
  const near = upwards(window);
  if (near) return near;
  for (const place of around(window)) {
    const far = upwards(openerOf(place));
    if (far) return far;
  }
  return null;
}
