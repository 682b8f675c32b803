// Which modules travel together: the styles, what the first screen needs, and the engine. Many small files cost more than they save.

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

/** Styles, in one file for every page and one more for the lab, and for the course: few files are there sooner than many. */
const style = '(\\?svelte&type=style|\\.css$)';
const lab = 'src/lib/widgets/lab/';
const course =
  'src/(lessons|lib/(view/charts|widgets/(?!lab|frame|step-through|figure|training|drive|editor|export|progress)))/';

export const groups = [
  { name: 'katex', test: /katex\.css|katex\.min\.css/ },
  { name: 'lab-styles', test: new RegExp(`${lab}.*${style}`) },
  { name: 'course-styles', test: new RegExp(`${course}.*${style}`) },
  { name: 'styles', test: new RegExp(`(src/lib/|@fontsource).*${style}`) },
  { name: 'first', test: new RegExp(`src/lib/(${first.join('|')})`) },
  { name: 'engine', test: new RegExp(`src/lib/${engine}`) },
];
