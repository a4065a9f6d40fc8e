import type { CSSResult } from 'lit';
import type { QuestionType } from '../core/questions/index.ts';
import { lazy } from './lazy.ts';
import { loadViews } from './questions/index.ts';

const loaders = {
  /** Every type of question but those of the first pages. */
  questions: async (types: readonly QuestionType[]) => { const hasRarer = await loadViews(types); return { ...(await import('./questions.ts')), hasRarer }; },
  /** Ideas. */
  finding: () => lazy('finding', () => import('./finding.ts')),
  /** The check page, sending, and what comes of it. */
  ending: () => lazy('ending', () => import('./ending.ts')),
};

/** The parts of the form that are not there from the start, in the order in which people need them. */
export const partNames = ['questions', 'finding', 'ending'] as const satisfies readonly (keyof typeof loaders)[];
export type PartName = (typeof partNames)[number];
type Loaded = { [Name in PartName]?: Awaited<ReturnType<(typeof loaders)[Name]>> };

/** The parts that one form has loaded. */
export interface Parts extends Readonly<Loaded> {
  /** Loads a part, once. `types`: the types of question of the journey; `adopt` puts a style sheet in place. */
  readonly load: (name: PartName, types: readonly QuestionType[], adopt: (sheet: CSSResult) => void) => Promise<void>;
}

/** No part yet. */
export function noParts(): Parts {
  const loaded: Loaded = {};
  return Object.assign(loaded, {
    async load(name: PartName, types: readonly QuestionType[], adopt: (sheet: CSSResult) => void): Promise<void> {
      if (loaded[name]) return;
      const part = await loaders[name](types);
      adopt('questionStyles' in part ? part.questionStyles : 'ideaStyles' in part ? part.ideaStyles : part.endingStyles);
      (loaded as Record<PartName, unknown>)[name] = part;
    },
  });
}
