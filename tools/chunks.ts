// Which modules travel together: what the first screen needs, and the engine. Many small files cost more than they save.

/** What the first screen needs, by folder of src/lib; what it does not is fetched with the part that does. */
const first = [
  'view/controls/(Icon|Button|PhaseGlyph|Timeline|TimelinePhase|timeline)\\b',
  'view/formulas/(RichText|richText|typeset|notation)\\b',
  'view/diagram/(?!Wide|wide|bars|BarStrip|Funnel|InputPicture|OutputRows|Slim|SumAccount|WeightCounts)',
  'widgets/(frame/(desk|TopBar|PageLinks|keepPlace|loadPreset)\\b|figure/link|progress/place)',
  'widgets/step-through/(Deck|StepBy|Intro|Stage|commands|keys)\\b',
  'state/(Desk|Settings|Workbench|Walkthrough|Player)',
  'training/(trainer|replay|checkpoints|narration|increments|failure|place|packed|packedCheckpoint)\\.ts',
  'experiment/(assemble|defaults|dataOf|presets/textbook)',
  'data/(textbook|split)\\.ts',
];

/** The engine, but for what only a dialog or a single figure wants of it. */
const engine = 'nn/(?!whatIf|finiteDifference|evaluate|landscape|counting)';

export const groups = [
  { name: 'first', test: new RegExp(`src/lib/(${first.join('|')})`) },
  { name: 'engine', test: new RegExp(`src/lib/${engine}`) },
];
