// The reader's settings: theme and notation, kept on this machine where storage is allowed.

export type Theme = 'auto' | 'light' | 'dark' | 'contrast';
/** Letters, digits and decimal sign, in the shape the views take. */
export interface NotationSettings {
  letters: 'book' | 'delta';
  digits: number;
  decimal: 'point' | 'comma';
}

interface Stored {
  theme: Theme;
  notation: NotationSettings;
  /** Whether single letters work as shortcuts. */
  shortcuts: boolean;
}

/** Also read by `static/theme.js`, before the first paint. */
const KEY = 'backstep:settings';
const defaults: Stored = {
  theme: 'auto',
  notation: { letters: 'book', digits: 3, decimal: 'point' },
  shortcuts: true,
};

/** Reads what was kept; anything unknown becomes the default. */
export function readSettings(text: string | null): Stored {
  let kept: Partial<Stored> & { notation?: Partial<NotationSettings> };
  try {
    kept = (JSON.parse(text ?? '{}') ?? {}) as typeof kept;
  } catch {
    return defaults;
  }
  const { theme, notation, shortcuts } = kept;
  const digits = Number(notation?.digits);
  return {
    theme: theme === 'light' || theme === 'dark' || theme === 'contrast' ? theme : 'auto',
    notation: {
      letters: notation?.letters === 'delta' ? 'delta' : 'book',
      digits: digits >= 2 && digits <= 6 ? Math.round(digits) : 3,
      decimal: notation?.decimal === 'comma' ? 'comma' : 'point',
    },
    shortcuts: shortcuts !== false,
  };
}

/** The settings in force; every change is kept at once, or lives as long as the page where storage is refused. */
export class Settings {
  #stored = $state.raw<Stored>(defaults);

  /** Those of a frame on another page are not kept: they are that page's, and storage may be refused. */
  constructor(readonly kept = true) {}

  /** Takes up what was kept; to be called once the page is mounted. */
  load(): void {
    try {
      this.#stored = readSettings(localStorage.getItem(KEY));
    } catch {
      // Storage is refused: the defaults serve.
    }
  }

  get theme(): Theme {
    return this.#stored.theme;
  }
  set theme(theme: Theme) {
    this.#keep({ ...this.#stored, theme });
    this.#applyTheme();
  }

  get notation(): NotationSettings {
    return this.#stored.notation;
  }
  set notation(notation: NotationSettings) {
    this.#keep({ ...this.#stored, notation });
  }

  get shortcuts(): boolean {
    return this.#stored.shortcuts;
  }
  set shortcuts(shortcuts: boolean) {
    this.#keep({ ...this.#stored, shortcuts });
  }

  #keep(stored: Stored): void {
    this.#stored = stored;
    if (!this.kept) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(stored));
    } catch {
      // Storage is refused or full: the settings live as long as the page.
    }
  }

  #applyTheme(): void {
    const { theme } = this.#stored;
    const system = matchMedia('(prefers-contrast: more)').matches
      ? 'contrast'
      : matchMedia('(prefers-color-scheme: dark)').matches
        ? 'dark'
        : 'light';
    document.documentElement.dataset.theme = theme === 'auto' ? system : theme;
  }
}
