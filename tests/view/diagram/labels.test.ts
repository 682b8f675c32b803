// Nothing in the drawing covers anything else, and all of it is inside the room, at every step of every preset's shape.
import { bookNotation } from '$lib/view/formulas/notation';
import { longestTarget, placeLabels } from '$lib/view/diagram/labels';
import { fitsWhole, layout, overlap, type Box, type Room } from '$lib/view/diagram/layout';
import { sceneAt } from '$lib/view/diagram/scene';
import { biasBox, numberBox, ringBox, showsBias, tagBox, targetBox } from '$lib/view/diagram/unitBoxes';
import { describe, expect, test } from 'vitest';
import { presetShapes, seededWalk, textbookWalk } from './walks';

const rooms: Room[] = [
  { width: 796, height: 330, text: 18, narrow: false },
  { width: 736, height: 340, text: 17, narrow: false },
  { width: 1024, height: 420, text: 18, narrow: false },
  { width: 358, height: 288, text: 16, narrow: true },
];

type Named = Box & { name: string; kind: 'label' | 'ring' | 'number' | 'tag' | 'bias' | 'target' };

function drawn(scene: ReturnType<typeof sceneAt>, room: Room): { boxes: Named[]; labels: string[] } {
  const place = layout(scene.sizes, room, longestTarget(scene));
  const boxes: Named[] = scene.units.flatMap((units, l) =>
    units.flatMap((unit, j) => {
      const at = place.units[l][j];
      const named = (kind: Named['kind'], box: Box): Named => ({
        ...box,
        kind,
        name: `${kind} ${unit.number}`,
      });
      return [
        named('ring', ringBox(unit, at, place)),
        ...(unit.value === null ? [] : [named('number', numberBox(unit, at, place))]),
        ...(unit.error ? [named('tag', tagBox(unit, at, place, scene.names.Err))] : []),
        ...(showsBias(unit, place) ? [named('bias', biasBox(unit, at, place))] : []),
        ...(unit.target && !room.narrow ? [named('target', targetBox(unit, at, place, scene.names.T))] : []),
      ];
    }),
  );
  const labels = placeLabels(scene, place, room.narrow);
  return {
    boxes: [
      ...boxes,
      ...labels.map((label): Named => ({ ...label, kind: 'label', name: `w${label.edge.name}` })),
    ],
    labels: labels.map(({ edge }) => edge.key),
  };
}

/** A unit's number and its bias may touch its own ring: they stand at it. */
const belongTogether = (a: Named, b: Named): boolean =>
  a.name.split(' ')[1] === b.name.split(' ')[1] && (a.kind === 'ring' || b.kind === 'ring');

function problems(scene: ReturnType<typeof sceneAt>, room: Room): string[] {
  const { boxes, labels } = drawn(scene, room);
  const covered = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => !belongTogether(a, b) && overlap(a, b, 0))
      .map((b) => `${a.name} and ${b.name} overlap`),
  );
  const outside = boxes
    .filter(
      (box) =>
        box.x < -1 ||
        box.y < -1 ||
        box.x + box.width > room.width + 1 ||
        box.y + box.height > room.height + 1,
    )
    .map((box) => `${box.name} is outside`);
  const missing = scene
    .edges()
    .filter((edge) => edge.lit && !labels.includes(edge.key))
    .map((edge) => `w${edge.name} is lit without a label`);
  return [...covered, ...outside, ...missing];
}

describe.each(rooms)('in a room of $width × $height', (room) => {
  test.each(presetShapes.map((sizes) => [sizes.join('-'), sizes] as const))('%s', (name, sizes) => {
    const walk = name === '3-2-1' ? textbookWalk() : seededWalk([...sizes]);
    expect(fitsWhole(sizes, room)).toBe(true);
    const found: string[] = [];
    for (let n = 0; n <= walk.length; n++)
      found.push(...problems(sceneAt(walk, n, bookNotation), room).map((text) => `step ${n}: ${text}`));
    expect(found).toEqual([]);
  });
});
