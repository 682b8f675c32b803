// A worksheet and its key as LaTeX, for article and amsmath alone: the texts come in as LaTeX, see `escapeTex`.

/** A network in outline: its layers, and the number of each unit. */
export type Outline = number[][];

export interface TexQuestion {
  number: number;
  prompt: string;
  network: Outline | null;
  /** Rows of cells, the first the head. */
  table: string[][] | null;
  given: { title: string; values: string[] }[];
  /** Labels of values to fill in, or things to choose among or to put in order. */
  asked: { label: string; boxes: string[] | null }[];
}

export interface TexSheet {
  title: string;
  seeds: string;
  address: string;
  questions: TexQuestion[];
  key: { number: number; seed: number; lines: string[] }[];
}

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
  '"': "''",
  '`': '\\textasciigrave{}',
  '−': '$-$',
  '·': '$\\cdot$',
  '×': '$\\times$',
  '→': '$\\to$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  '≠': '$\\ne$',
  '≈': '$\\approx$',
  '∞': '$\\infty$',
  '∂': '$\\partial$',
  '√': '$\\surd$',
  '²': '$^2$',
  '½': '$\\frac12$',
  Δ: '$\\Delta$',
  Σ: '$\\Sigma$',
  α: '$\\alpha$',
  δ: '$\\delta$',
  η: '$\\eta$',
  θ: '$\\theta$',
  λ: '$\\lambda$',
  σ: '$\\sigma$',
  τ: '$\\tau$',
  '\u00a0': '~',
  '\u2009': '\\,',
  '\u202f': '\\,',
  '\u2060': '',
};

/** A text as LaTeX sets it: nothing in it is a command, and letters that are not seen, such as joiners, are left out. */
export const escapeTex = (text: string): string =>
  [...text.normalize('NFC').replace(/\s*\n\s*/g, ' ')]
    .map((letter) =>
      Object.hasOwn(special, letter) ? special[letter] : letter.replace(/[\p{C}\ufe00-\ufe0f]/u, ''),
    )
    .join('')
    .replace(/-(?=-)/g, '-{}');

/** Letters that pdfLaTeX sets in the faces that article comes with. */
const KNOWN = /[\n -~¡-ª¬®-º¼-ÏÑ-Ýß-ïñ-ýÿ-ăĆ-ďĒ-ėĚ-ĥĨ-ĭİ-ķĹ-ľŁ-ňŌ-ťŨ-űŴ-ž‐-—‘’“”†‡•…‰€№™]/u;

/** Stand-ins for all other letters of a text, where the engine cannot set them: their numbers in a small frame. */
function standIns(tex: string): string {
  const codes = [...new Set(tex)]
    .filter((letter) => !KNOWN.test(letter))
    .map((letter) => letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0'));
  if (codes.length === 0) return '';
  const lines = codes.map(
    (code) => `\\DeclareUnicodeCharacter{${code}}{{\\fboxsep1pt\\fbox{\\tiny\\textrm{${code}}}}}`,
  );
  return ['\\ifdefined\\DeclareUnicodeCharacter', ...lines, '\\fi\n'].join('\n');
}

/** An address that may be broken after its signs. */
const addressTex = (address: string): string =>
  `\\texttt{${address
    .split(/(?<=[/?&=.,-])/)
    .map(escapeTex)
    .join('\\allowbreak ')}}`;

/** Millimetres between layers, between units, and across a unit. */
const [ACROSS, DOWN, UNIT] = [32, 12, 8];

/** The place of each unit, layer by layer, in millimetres; layers stand in the middle of the height. */
function placesOf(network: Outline, height: number): [x: number, y: number][][] {
  return network.map((units, layer) =>
    units.map((_, i) => [UNIT / 2 + layer * ACROSS, height / 2 + ((units.length - 1) / 2 - i) * DOWN]),
  );
}

const at = (...numbers: number[]): string =>
  `(${numbers.map((value) => Number(value.toFixed(2))).join(',')})`;

function link([x1, y1]: [number, number], [x2, y2]: [number, number]): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [((x2 - x1) / length) * (UNIT / 2), ((y2 - y1) / length) * (UNIT / 2)];
  const [from, to] = [
    [x1 + dx, y1 + dy],
    [x2 - dx, y2 - dy],
  ];
  return `\\qbezier${at(...from)}${at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)}${at(...to)}`;
}

/** The network as a picture of LaTeX's own. */
function pictureOf(network: Outline): string {
  const height = Math.max(...network.map((units) => units.length)) * DOWN;
  const places = placesOf(network, height);
  const units = places.flatMap((layer, l) =>
    layer.map(
      (place, i) =>
        `\\put${at(...place)}{\\circle{${UNIT}}}\\put${at(...place)}{\\makebox(0,0){${network[l][i]}}}`,
    ),
  );
  const links = places
    .slice(1)
    .flatMap((layer, l) => layer.flatMap((to) => places[l].map((from) => link(from, to))));
  const size = at((network.length - 1) * ACROSS + UNIT, height);
  return `\\setlength{\\unitlength}{1mm}\n\\begin{picture}${size}\n${[...links, ...units].join('\n')}\n\\end{picture}`;
}

const tabular = (columns: string, rows: string[][]): string =>
  `\\begin{tabular}{${columns}}\n${rows.map((row) => row.join(' & ')).join(' \\tabularnewline\n')} \\tabularnewline\n\\end{tabular}`;

/** About how many letters are seen of a piece of LaTeX. */
const lengthOf = (tex: string): number => tex.replace(/\\[a-zA-Z]+|[\\${}_^]/g, '').length;

/** What is given: titles and their values, of which none is broken. Long titles have a column of their own width. */
function givenTex(given: TexQuestion['given']): string {
  const long = Math.max(...given.map(({ title }) => lengthOf(title))) > 18;
  const column = (share: number): string => `p{${share}\\linewidth}`;
  return tabular(
    `@{}${long ? column(0.42) : 'l'}@{\\quad}${column(long ? 0.54 : 0.74)}@{}`,
    given.map(({ title, values }) => [
      long ? `\\raggedright ${title}` : title,
      `\\raggedright ${values.map((value) => `\\mbox{${value}}`).join(',\\quad ')}`,
    ]),
  );
}

/** A field to write into, a third of the line wide. */
const fieldTex = (label: string): string =>
  `\\makebox[0.325\\linewidth]{\\rule{0pt}{8mm}${label} $=$ \\hrulefill\\hspace*{5mm}}`;

const listTex = (label: string, boxes: string[]): string =>
  [label, ...boxes.map((box) => `\\fbox{\\rule{0pt}{2mm}\\rule{2mm}{0pt}}\\quad ${box}`)]
    .filter(Boolean)
    .join('\\\\\n');

/** Lines to answer on that still stay on one page with their question. */
const SHORT = 24;

/** The question and what is given with it stay on one page; what is to be answered does too, unless it is long. */
function questionTex({ number, prompt, network, table, given, asked }: TexQuestion): string {
  const [head, ...rows] = table ?? [];
  const fields = asked.filter(({ boxes }) => !boxes).map(({ label }) => fieldTex(label));
  const lists = asked.flatMap(({ label, boxes }) => (boxes ? [listTex(label, boxes)] : []));
  const lines = 1.5 * fields.length + asked.reduce((sum, { boxes }) => sum + (boxes?.length ?? 0), 0);
  const shown = [
    `\\textbf{${number}.} ${prompt}`,
    network && pictureOf(network),
    table && tabular(`@{}${head.map(() => 'r').join('@{\\quad}')}@{}`, [head, ...rows]),
    given.length > 0 && givenTex(given),
  ].filter((part): part is string => Boolean(part));
  const answered = [
    fields.length > 0 && `{\\raggedright\n${fields.join('\n')}\\par}`,
    ...lists,
    fields.length > 0 && '\\rule{0pt}{22mm}',
  ].filter((part): part is string => Boolean(part));
  const together = (parts: string[]): string =>
    `\\begin{minipage}{\\linewidth}\n${parts.join('\\par\\medskip\n')}\n\\end{minipage}\\par`;
  return lines <= SHORT
    ? `${together([...shown, ...answered])}\\vspace{7mm}\n`
    : `${together(shown)}\\nopagebreak\\medskip\n${answered.join('\\par\\medskip\n')}\\par\\vspace{7mm}\n`;
}

const head = (title: string, right: string, { seeds, address }: TexSheet): string =>
  `\\parbox[t]{${right ? 0.58 : 1}\\linewidth}{\\raggedright\\textbf{\\large ${title}}}${right && `\\hfill ${right}`}\\par\\smallskip\n` +
  `{\\footnotesize\\sloppy ${seeds}. ${addressTex(address)}\\par}\\medskip\\hrule\\bigskip\n\n`;

const documentOf = (pages: string[]): string => `\\documentclass[11pt,a4paper]{article}
\\usepackage{amsmath}
${standIns(pages.join(''))}\\setlength{\\textwidth}{165mm}
\\setlength{\\oddsidemargin}{-3mm}
\\setlength{\\textheight}{240mm}
\\setlength{\\topmargin}{-15mm}
\\setlength{\\parindent}{0pt}
\\setlength{\\fboxsep}{1mm}
\\raggedbottom
\\begin{document}
${pages.join('\n\\clearpage\n')}
\\end{document}
`;

/** The questions of all variants, each beginning a page. */
export const worksheetTex = (sheets: readonly TexSheet[]): string =>
  documentOf(
    sheets.map(
      (sheet) =>
        head(sheet.title, 'Name \\rule{50mm}{0.4pt}', sheet) + sheet.questions.map(questionTex).join('\n'),
    ),
  );

/** The answers of all variants, each with the seed that makes its exercise again. */
export const worksheetKeyTex = (sheets: readonly TexSheet[]): string =>
  documentOf(
    sheets.map((sheet) => {
      const answers = sheet.key.map(
        ({ number, seed, lines }) =>
          `\\textbf{${number}.} {\\footnotesize seed ${seed}}\\\\*\n${lines.join('\\\\\n')}\\par\\medskip\n`,
      );
      return head(`${sheet.title}: answer key`, '', sheet) + answers.join('\n');
    }),
  );
