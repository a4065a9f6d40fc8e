import { areaOf, type Area } from '../taxonomy.ts';
import type { Activity } from './activity.ts';
import { Lexicon, type Pattern } from './lexicon.ts';

/** Finds the interests that an activity is for, the surest first. */
export type Classify = (activity: Activity) => ReadonlySet<string>;

/**
 * The words of each interest, by how surely they tell it: words that tell it by themselves, words that tell it together
 * with others, and words that only add to these. In each text `|` divides patterns, a pattern is words in order,
 * `walk*` is any word that begins so, `loans?` has its last letter or not, `food ?bank` is one word or two, `(a|the)` is one of some and `(a )?` may be
 * left out, and `dementia+sing*` needs both, wherever they stand.
 */
export type InterestWords = Readonly<Record<string, readonly string[]>>;

/**
 * The words of records that are no activity for a person (shops, schools, forms, courses for staff, clubs that one is
 * elected to), written in the same way: in the title, in the first sentence, anywhere; words that make it doubtful, of which
 * two are needed, and such words in the provider's name; and phrases whose words mean something else.
 */
export interface NoActivityWords { readonly title: string; readonly lead: string; readonly any: string; readonly doubt: string; readonly provider: string; readonly masks: string }

/**
 * Terms of vocabularies that others know, for each interest: the first eight signs of concepts of the OpenActive activity
 * list (CC BY 4.0), and numbers of service types of the Local Government Association (id.esd.org.uk).
 */
export interface InterestCodes { readonly openActive: Readonly<Record<string, string>>; readonly esd: Readonly<Record<string, string>> }

/** All of these. */
export interface Meanings { readonly words: InterestWords; readonly none: NoActivityWords; readonly codes: InterestCodes }

const weights = [3, 1.2, 0.5] as const;
/** Parts that are all there tell more than one word does. */
const withOthers = 1.5;
/** How much a place says of what an activity is: the title most, the small print least. */
const places = { title: 1.3, terms: 0.55, sentences: [1, 0.75, 0.45, 0.25], provider: 0.15 } as const;
/** Most that the small print (from the third sentence on) says of one interest: a group that tells all about its charity is not for all that. */
const mostLate = 0.8;
/** From this sum on an activity is for an interest, if that is not far less than what it is most for. */
const enough = 2;
const share = 0.6;
/** What is most for something is no more than this: many words for one thing do not push out another. */
const mostCounted = 9;

type Place = 'title' | 'lead' | 'second' | 'rest' | 'provider';
/** How much a word of what is no activity weighs where it stands: what comes late in a long description is often about something else. */
function againstBy(kind: string, place: Place): number {
  if (kind === `no ${place}`) return place === 'provider' ? 0.5 : 1;
  if (place === 'provider') return 0;
  if (kind === 'no any') return place === 'rest' ? 0.4 : 1;
  return kind === 'no doubt' ? (place === 'rest' ? 0.15 : 0.5) : 0;
}

/** What nobody is sent to for their wellbeing costs too much: pounds, as doubts. */
const expensive = ({ cost, description = '' }: Activity): number => {
  const most = (text: string): number => Math.max(0, ...[...text.matchAll(/(?<!\b(?:save|saved|saving|up to|worth|win|won|over|owe|debts? of|grants? of|benefits? of|raised?|claim(?:ed)?|extra|another|than|under)\s)£\s?(\d[\d,]*(?:\.\d+)?)/gi)].map(([, pounds]) => Number(pounds!.replaceAll(',', ''))));
  const amount = cost.at === 'price' ? cost.amount : cost.at === 'text' ? most(cost.text) : cost.at === 'free' ? 0 : most(description.slice(0, 1500));
  return amount >= 100 ? 1 : amount >= 30 ? 0.5 : 0;
};

/** What a term of a known vocabulary tells counts like the title. */
function codesOf({ openActive, esd }: InterestCodes): (code: string) => string | undefined {
  const table = new Map<string, string>();
  for (const [interest, ids] of Object.entries(openActive)) for (const id of ids.split(' ')) table.set(`openactive ${id}`, interest);
  for (const [interest, ids] of Object.entries(esd)) for (const id of ids.split(' ')) table.set(`esd ${id}`, interest);
  return code => {
    const [, concept, service] = /activity-list#([\da-f]{8})|esd[^\d]*(?:service|types?)[/:]?(\d{1,5})$/i.exec(code) ?? [];
    return table.get(concept === undefined ? `esd ${service}` : `openactive ${concept.toLowerCase()}`);
  };
}

/** What is said not to be, or only used to be: "not a counselling service", "we no longer run the choir". */
const denied = /\b(?:not(?! (?:only|just|for[- ]profit|sure|very|alone|much|all))|no longer|never(?! mind| too| more| miss)|isn['’]t|aren['’]t|don['’]t|doesn['’]t|won['’]t|can['’]t|cannot|didn['’]t|instead of|rather than|used to|formerly|previously|unlike|without|other than|apart from|nothing to do with)\b[^.,;:!?()–—\n]*/gi;
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?…])\s+|\n+/).filter(sentence => /\p{L}/u.test(sentence));

/** Who looks for helpers offers nothing else: "Could you be the one who calls?" is for whoever likes to call, not for the lonely. */
const helped: ReadonlySet<Area | undefined> = new Set<Area>(['people', 'food', 'learning', 'mind', 'practical', 'caring']);
const helper = '(?:volunteers?|helpers?|drivers|visitors|befrienders|mentors|listeners|phone friends|trustees|tutors|buddies)';
const recruits = new RegExp(`\\b(?:${helper} (?:are )?(?:always |urgently |still )?(?:needed|wanted|required|sought)|(?:need|needs|seeking|looking for|recruiting|short of) (?:[\\w-]+ ){0,3}${helper}|could you (?:be|spare|give|help|drive|visit)|can you (?:spare|give|drive)|become an? (?:[\\w-]+ ){0,3}(?:volunteer|helper|driver|visitor|befriender|mentor|listener|phone friend|trustee|tutor|buddy)|volunteer (?:as|with us|to|at|in)|volunteering (?:as|with|at|in))\\b`, 'i');

/**
 * Makes a classifier of words: what an activity is, by its title, its terms and what its description says first.
 */
export function classifierOf(meanings: Meanings): Classify {
  const score = scorerOf(meanings);
  return activity => {
    const { points, against } = score(activity);
    if (against >= 1) return new Set();
    if (recruits.test(`${activity.title}. ${sentencesOf(activity.description ?? '')[0] ?? ''}`)) for (const interest of points.keys()) if (helped.has(areaOf(interest))) points.delete(interest);
    const most = Math.max(0, ...points.values());
    return new Set([...points].filter(([, sum]) => sum >= enough && sum >= share * Math.min(most, mostCounted)).sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([interest]) => interest));
  };
}

/** How much of what an activity says is for each interest, and how much says that it is none: 1 is enough. */
function scorerOf({ words, none, codes }: Meanings): (activity: Activity) => { readonly points: Map<string, number>; readonly against: number } {
  const toInterest = codesOf(codes);
  const lexicon = new Lexicon();
  for (const [interest, groups] of Object.entries(words)) {
    if (areaOf(interest) !== undefined) groups.forEach((text, at) => lexicon.add(text, interest, weights[at] ?? 0));
  }
  for (const [kind, text] of Object.entries(none)) lexicon.add(text, `no ${kind}`, 0);

  return activity => {
    const points = new Map<string, number>();
    const late = new Map<string, number>();
    const give = (interest: string, sum: number, place: Place): void => {
      if (place !== 'rest') { points.set(interest, (points.get(interest) ?? 0) + sum); return; }
      const had = late.get(interest) ?? 0;
      const now = Math.min(mostLate, had + sum);
      late.set(interest, now);
      points.set(interest, (points.get(interest) ?? 0) + now - had);
    };
    const parts = new Map<number, { readonly seen: Set<number>; factor: number }>();
    let against = expensive(activity);
    const read = (text: string, factor: number, place: Place): void => {
      const hits: { readonly pattern: Pattern; readonly from: number; readonly to: number }[] = [];
      const masks: { readonly from: number; readonly to: number }[] = [];
      lexicon.in(text, (pattern, from, to) => { if (pattern.use.kind === 'no masks') masks.push({ from, to }); else hits.push({ pattern, from, to }); });
      const counted = new Set<number>();
      for (const { pattern: { id, use: { kind, weight, all: together } }, from, to } of hits) {
        if (counted.has(id) || masks.some(mask => mask.from <= from && to <= mask.to && to - from < mask.to - mask.from)) continue;
        let best = factor;
        if (together) {
          const some = parts.get(id) ?? { seen: new Set(), factor: 0 };
          some.seen.add(together.part);
          best = some.factor = Math.max(some.factor, factor);
          parts.set(id, some);
          if (some.seen.size < together.parts) continue;
        }
        counted.add(id);
        if (kind.startsWith('no ')) against += againstBy(kind, place);
        else give(kind, weight * best * (together ? withOthers : 1), place);
      }
    };
    read(activity.title, places.title, 'title');
    const description = (activity.description ?? '').slice(0, 1500).replace(denied, ' ');
    sentencesOf(description).slice(0, 20).forEach((sentence, at) => read(sentence, places.sentences[Math.min(at, places.sentences.length - 1)]!, at === 0 ? 'lead' : at === 1 ? 'second' : 'rest'));
    for (const interest of new Set(activity.codes.map(toInterest))) if (interest !== undefined) give(interest, weights[0] * places.title, 'title');
    read(activity.provider ?? '', places.provider, 'provider');
    read(activity.terms.join(' . '), places.terms, 'second');
    return { points, against };
  };
}

/** The areas of some interests. */
export const areasOf = (interests: Iterable<string>): ReadonlySet<Area> => new Set([...interests].map(areaOf).filter(area => area !== undefined));
