import { candidatesOf, chooseFrom, isWideEnough, reaches, type Candidate, type Chosen } from '../core/activities/choose.ts';
import type { Activity, Point } from '../core/activities/activity.ts';
import { fileOf, filesOf as filesOfCards, readCard } from '../core/activities/squares/cards.ts';
import { allSquares, isTree, readManifest, type Manifest, type Tree } from '../core/activities/squares/manifest.ts';
import { readRows, sets, type RowFacts } from '../core/activities/squares/rows.ts';
import { areaOf } from '../core/taxonomy.ts';
import type { Wishes } from '../core/wishes.ts';
import { readBytes } from './read-bytes.ts';

/** Why an index could not be read, for the console of the site's owner. */
export type IndexFault = 'unreachable' | 'too-large' | 'not-an-index' | 'damaged';

/** An idea of an index, with its card. */
export type FoundIdea = Omit<Chosen, 'facts'> & { readonly activity: Activity };

/** Ideas of an index: the first with their cards, and a way to the cards of the others. */
export interface Found {
  readonly ideas: readonly FoundIdea[];
  /** How many more there are. */
  readonly others: number;
  /** The cards of the others, best first. What was fetched is not fetched again. */
  readonly more: (count: number) => Promise<readonly FoundIdea[] | { readonly fault: IndexFault }>;
}

/** Most bytes of one file. */
export const squareLimits = { manifest: 65_536, tree: 65_536, rows: 2_097_152, cards: 524_288 };

/** An index with no more activities is fetched whole: that is little, and tells nobody anything. */
const mostWhole = 2000;
/** Under so many activities the next reach is fetched too, whatever was picked: the ten that match will mostly be among them. */
const plenty = 1000;

class Unusable extends Error {
  readonly fault: IndexFault;
  constructor(fault: IndexFault) { super(fault); this.fault = fault; }
}

const parsed = (text: string): unknown => { try { return JSON.parse(text) as unknown; } catch { return undefined; } };

/** Most bytes of a directory in a browser (CONTRACT). */
const directoryBytes = 8 * 1024 * 1024;

/** Whether a text begins as a manifest does, so that a long list need not be read twice to know that it is none. */
export const isManifestText = (text: string): boolean => /^\s*\{\s*"schema"/.test(text);

/** Reads the manifest of an index; nothing where the text is none that we can read. */
export const manifestIn = (text: string): Manifest | undefined => readManifest(parsed(text));

/** The files of an index, fetched without cookie and referrer. What they ask for is in their names: nothing about anybody. */
function filesOf(index: string, fetch: typeof globalThis.fetch, signal: AbortSignal) {
  const folder = index.replace(/[^/]*(?:[?#].*)?$/, '');
  return async (path: string, mostBytes: number): Promise<Uint8Array> => {
    const response = await fetch(folder + path, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
    if (!response.ok) throw new Unusable('unreachable');
    const bytes = await readBytes(response, mostBytes);
    if (!bytes) throw new Unusable('too-large');
    return bytes;
  };
}

/** Remembers what was asked for. */
const once = <Value>(ask: (key: string) => Promise<Value>): ((key: string) => Promise<Value>) => {
  const known = new Map<string, Promise<Value>>();
  return key => known.get(key) ?? known.set(key, ask(key)).get(key)!;
};

/**
 * Chooses ideas for a person from an index, best first. Which squares are fetched depends on the district where they live:
 * the square of the place with its neighbours and all within 5 km, further ones while there are fewer than a thousand
 * activities, whatever was picked, and then only where fewer than ten match.
 * It never throws: what cannot be fetched or read is a fault.
 *
 * @param index the address of the manifest
 * @param home the middle of the district; without it, only what can be done from anywhere is near enough, but for a small index, which is looked through whole
 * @param today `YYYY-MM-DD`
 * @param loadNear loads what only a large index needs
 * @param timeoutMs for everything together
 */
export async function findInIndex(index: string, manifest: Manifest, wishes: Wishes, home: Point | undefined, today: string, fetch: typeof globalThis.fetch, loadNear: () => Promise<Pick<typeof import('../core/activities/squares/near.ts'), 'squaresNear'>>, first = 5, timeoutMs = 15_000): Promise<Found | { readonly fault: IndexFault }> {
  const fileIn = (signal: AbortSignal) => filesOf(index, fetch, signal);
  const attempt = async <Value>(work: (file: ReturnType<typeof filesOf>) => Promise<Value>): Promise<Value | { readonly fault: IndexFault }> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try { return await work(fileIn(abort.signal)); } catch (error) {
      return { fault: error instanceof Unusable ? error.fault : 'unreachable' };
    } finally { clearTimeout(timer); }
  };
  const counts = new Map<string, number>();
  const cards = new Map<string, readonly unknown[]>();
  const withCards = async (file: ReturnType<typeof filesOf>, chosen: readonly Chosen<RowFacts>[]): Promise<readonly FoundIdea[]> => {
    const placeOf = ({ square, card }: RowFacts) => { const { file: nth, at } = fileOf(card, counts.get(square)!); return { path: `${square}${nth}.json`, at }; };
    await Promise.all([...new Set(chosen.map(({ facts }) => placeOf(facts).path))].filter(path => !cards.has(path)).map(async path => {
      const list = parsed(new TextDecoder().decode(await file(path, squareLimits.cards)));
      if (!Array.isArray(list)) throw new Unusable('damaged');
      cards.set(path, list);
    }));
    return chosen.flatMap(({ facts, ...rest }) => {
      const { path, at } = placeOf(facts);
      const activity = readCard(cards.get(path)![at], facts);
      return activity ? [{ ...rest, activity }] : [];
    });
  };

  return attempt(async file => {
    const wanted = new Set(manifest.interests.flatMap((interest, place) => (wishes.interests.includes(interest) || wishes.areas.some(area => area === areaOf(interest)) ? [place] : [])));
    const isAll = wishes.interests.length + wishes.areas.length === 0;
    const facts: RowFacts[] = [];
    const rowsIn = async (set: string): Promise<void> => {
      const rows = readRows(await file(`${set}rows.bin`, squareLimits.rows), set, manifest, isAll ? undefined : wanted);
      if (!rows) throw new Unusable('damaged');
      counts.set(set, rows.count);
      for (const one of rows.facts) facts.push(one);
    };
    // What is about nothing is chosen for nobody but who picked nothing.
    const rowsOf = once((square: string) => Promise.all(sets.slice(0, isAll ? 2 : 1).map(set => rowsIn(`${square}/${set}`))));
    const load = once(async (name: string): Promise<Tree> => {
      const tree = parsed(new TextDecoder().decode(await file(`trees/${name}.json`, squareLimits.tree)));
      if (!isTree(tree)) throw new Unusable('damaged');
      return tree;
    });
    const anywhere = manifest.anywhere === '' ? undefined : rowsOf(manifest.anywhere);
    // Told where it is waited for.
    anywhere?.catch(() => {});
    const candidates = async (): Promise<readonly Candidate<RowFacts>[]> => { await anywhere; return candidatesOf(facts, wishes, home); };
    const ranking = (among: readonly Candidate<RowFacts>[]): readonly Chosen<RowFacts>[] => chooseFrom(among, wishes, today, first);

    let ranked: readonly Chosen<RowFacts>[] = [];
    if (manifest.activities <= mostWhole) {
      await Promise.all((await allSquares(manifest.squares, load)).map(rowsOf));
      ranked = ranking(await candidates());
    } else if (!home) ranked = ranking(await candidates());
    else {
      const { squaresNear } = await loadNear();
      for (const reach of reaches) {
        await Promise.all((await squaresNear(manifest.squares, home, reach, load)).map(rowsOf));
        const isLast = reach === reaches.at(-1);
        const near = [...counts].reduce((sum, [set, count]) => sum + (set.startsWith(`${manifest.anywhere}/`) ? 0 : count), 0);
        if (near < plenty && !isLast) continue;
        const among = await candidates();
        if (isLast || isWideEnough(among, reach)) { ranked = ranking(among); break; }
      }
    }

    let shown = Math.min(first, ranked.length);
    const ideas = await withCards(file, ranked.slice(0, shown));
    return {
      ideas, others: ranked.length - shown,
      more: count => attempt(async again => {
        const next = await withCards(again, ranked.slice(shown, shown + count));
        shown += count;
        return next;
      }),
    };
  });
}

/**
 * Fetches an index whole, for a copy that lasts, if it is one and so small that everybody fetches it whole. It never throws;
 * what takes too long is given up.
 *
 * @param timeoutMs for all files together
 * @returns whether the address has an index, small or not
 */
export async function fetchWhole(index: string, fetch: typeof globalThis.fetch, timeoutMs = 60_000): Promise<boolean> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const file = filesOf(index, fetch, abort.signal);
  let manifest: Manifest | undefined;
  try {
    const text = new TextDecoder().decode(await file(/[^/]*(?:[?#].*)?$/.exec(index)![0], directoryBytes));
    manifest = isManifestText(text) ? manifestIn(text) : undefined;
    if (!manifest) return false;
    if (manifest.activities > mostWhole) return true;
    for (const square of [manifest.anywhere, ...await allSquares(manifest.squares, async name => parsed(new TextDecoder().decode(await file(`trees/${name}.json`, squareLimits.tree))) as Tree)]) {
      for (const set of square === '' ? [] : sets) {
        const count = readRows(await file(`${square}/${set}rows.bin`, squareLimits.rows), square, manifest, new Set())?.count ?? 0;
        for (let nth = 0; nth < filesOfCards(count); nth++) await file(`${square}/${set}${nth}.json`, squareLimits.cards);
      }
    }
    return true;
  } catch { return manifest !== undefined; } finally { clearTimeout(timer); }
}
