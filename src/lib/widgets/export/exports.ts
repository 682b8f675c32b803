// What can be taken away from a step and from a run.
import type { Experiment } from '$lib/experiment/types';
import { historyCsv } from '$lib/export/history';
import { htmlSvgText } from '$lib/export/htmlPicture';
import { numpyProgram } from '$lib/export/numpy';
import { pytorchProgram } from '$lib/export/pytorch';
import { fileName, save } from '$lib/export/save';
import { pngOf, svgText } from '$lib/export/svg';
import { traceCsv } from '$lib/export/trace';
import type { Curve } from '$lib/training/curve';
import type { TrainingState } from '$lib/training/types';
import type { Formula } from '$lib/view/formulas/formula';
import { latexOf } from '$lib/view/formulas/latex';

/** Something to take away, in one form or several. */
export interface Export {
  title: string;
  note: string;
  forms: { name: string; run: () => void | Promise<void> }[];
}

/** A drawing on the page that matches a selector, as SVG and PNG; null when it is not on the page. */
export function pictureExport(selector: string, title: string, note: string, of: string): Export | null {
  const drawing = document.querySelector<SVGSVGElement>(selector);
  if (!drawing) return null;
  return {
    title,
    note,
    forms: [
      {
        name: 'SVG',
        run: async () => save(await svgText(drawing, of), fileName(of, 'svg'), 'image/svg+xml'),
      },
      { name: 'PNG', run: async () => save(await pngOf(await svgText(drawing, of)), fileName(of, 'png')) },
    ],
  };
}

/** The formula of the present step, as a picture and as LaTeX. */
export function formulaExports(formula: Formula, experiment: Experiment): Export[] {
  const title = `${experiment.title} formula`;
  const picture = () => {
    const piece = document.querySelector<HTMLElement>('.formula');
    if (!piece) throw new Error('no formula on the page');
    return htmlSvgText(piece, title);
  };
  return [
    {
      title: 'Formula',
      note: 'as it stands, with its numbers',
      forms: [
        { name: 'SVG', run: async () => save(await picture(), fileName(title, 'svg'), 'image/svg+xml') },
        { name: 'PNG', run: async () => save(await pngOf(await picture(), 3), fileName(title, 'png')) },
      ],
    },
    {
      title: 'Formula as LaTeX',
      note: 'for a paper or slides',
      forms: [
        { name: 'Copy', run: () => navigator.clipboard.writeText(latexOf(formula)) },
        { name: 'TeX', run: () => save(latexOf(formula), fileName(title, 'tex')) },
      ],
    },
  ];
}

/** Every step of the next tuples from a state on. */
export const traceExport = (
  experiment: Experiment,
  state: TrainingState,
  tuples: number,
  note: string,
): Export => ({
  title: tuples === 1 ? 'Steps of this tuple' : 'Steps of this epoch',
  note,
  forms: [
    {
      name: 'CSV',
      run: () =>
        save(traceCsv(experiment, state, tuples), fileName(`${experiment.title} steps`, 'csv'), 'text/csv'),
    },
  ],
});

/** The curve of a run. */
export const historyExport = (experiment: Experiment, curve: Curve): Export => ({
  title: 'History',
  note: 'error, misclassified, largest change, epoch by epoch',
  forms: [
    {
      name: 'CSV',
      run: () => save(historyCsv(curve), fileName(`${experiment.title} history`, 'csv'), 'text/csv'),
    },
  ],
});

/** The same training as programs. */
export const programExports = (experiment: Experiment, epochs: number): Export[] => {
  const note = `${epochs.toLocaleString('en')} ${epochs === 1 ? 'epoch' : 'epochs'} from the same start`;
  return [
    {
      title: 'NumPy program',
      note,
      forms: [
        {
          name: 'Python',
          run: () => save(numpyProgram(experiment, epochs), fileName(`${experiment.title} numpy`, 'py')),
        },
      ],
    },
    {
      title: 'PyTorch program',
      note: `${note}, gradients by autograd`,
      forms: [
        {
          name: 'Python',
          run: () => save(pytorchProgram(experiment, epochs), fileName(`${experiment.title} pytorch`, 'py')),
        },
      ],
    },
  ];
};
