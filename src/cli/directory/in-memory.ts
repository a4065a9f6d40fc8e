import type { OwnWords } from '../../core/activities/own-words.ts';
import { collect } from './collect.ts';
import { collectEntries } from './entries.ts';
import { writeIndex } from './index-files.ts';
import { Stop } from './stop.ts';
import { startThreads } from './threads.ts';

/** The files of an index by path, or nothing where the text is no directory that we can read. */
export type IndexText = (text: string) => Promise<ReadonlyMap<string, Uint8Array> | undefined>;

/** Makes indexes of one directory that is small enough for memory. @param name what it is called in the manifest @param words the charity's own */
export const indexInMemory = (name: string, words: OwnWords, now: () => number = Date.now): IndexText => async text => {
  const today = new Date(now()).toISOString().slice(0, 10);
  const texts: string[] = [];
  const cards = { put: (card: string) => texts.push(card) - 1, get: (at: number) => texts[at] ?? '' };
  const entries = collectEntries(cards);
  const threads = startThreads(today, words);
  try {
    const pages = (async function* () { yield await Promise.resolve({ text, page: 1 }); })();
    const { activities, content } = await collect(name, pages, threads, entries, () => {});
    const files = new Map<string, Uint8Array>();
    writeIndex(entries.all, [{ from: name, date: today, activities, content }], cards, (path, bytes) => { files.set(path, bytes); });
    return files;
  } catch (error) {
    if (error instanceof Stop) return undefined;
    throw error;
  } finally { await threads.end(); }
};
