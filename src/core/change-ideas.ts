/** What a person does with ideas on their page. Apart from the rest of a journey, which needs none of it before that page comes. */
import type { HowAsked } from './asked.ts';
import { askedAbout, ideasAtATime, shownIdeas, wantedIdeas, type Ideas } from './step.ts';

/** One thing that can be done with them. */
export type IdeasChange =
  | { readonly do: 'take-away' | 'put-back'; readonly id: string }
  /** Without `asked`: the person asks no more. */
  | { readonly do: 'ask'; readonly id: string; readonly asked?: HowAsked | undefined }
  /** Without `ids`: all. */
  | { readonly do: 'show-only'; readonly ids?: readonly string[] | undefined }
  | { readonly do: 'show-more' };

/** Ideas after something was done with them; the very same ones where that makes no sense. */
export function changeIdeas(ideas: Ideas, change: IdeasChange): Ideas {
  if (ideas.at !== 'found') return ideas;
  const isShown = (one: string): boolean => shownIdeas({ ideas }).some(({ id }) => id === one);
  switch (change.do) {
    case 'take-away':
      return isShown(change.id) ? { ...ideas, removed: [...ideas.removed, change.id] } : ideas;
    case 'put-back':
      return ideas.removed.includes(change.id) ? { ...ideas, removed: ideas.removed.filter(id => id !== change.id) } : ideas;
    case 'ask': {
      const { id, asked } = change;
      if (!isShown(id) || askedAbout({ ideas }, id) === asked) return ideas;
      const others = Object.entries(ideas.asked ?? {}).filter(([other]) => other !== id);
      return { ...ideas, asked: Object.fromEntries(asked ? [...others, [id, asked]] : others) };
    }
    case 'show-only': {
      const { only: _before, ...all } = ideas;
      return { ...all, shown: Math.min(ideas.shown, ideasAtATime), ...(change.ids && { only: change.ids }) };
    }
    case 'show-more':
      return wantedIdeas({ ideas }).length > ideas.shown ? { ...ideas, shown: ideas.shown + ideasAtATime } : ideas;
    default: return change satisfies never;
  }
}
