// All widgets, found by their folders: whoever adds one writes its meta.ts and nothing else.
import type { WidgetMeta } from './meta';

const found = import.meta.glob<WidgetMeta>(['../*/meta.ts', '!../figure/meta.ts'], {
  eager: true,
  import: 'meta',
});

/** Every widget, by title. */
export const widgets: readonly WidgetMeta[] = Object.values(found).sort((a, b) =>
  a.title.localeCompare(b.title, 'en'),
);

export const widgetNamed = (name: string): WidgetMeta | undefined =>
  widgets.find((widget) => widget.name === name);
