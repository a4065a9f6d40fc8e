import { readFileSync } from 'node:fs';
import { readOwnWords, type OwnWords } from '../../core/activities/own-words.ts';
import { Stop } from './stop.ts';

/**
 * Reads a file of a charity's own words.
 *
 * @throws {Stop} with a line for each thing that is wrong
 */
export function ownWordsIn(path: string): OwnWords {
  let text: string;
  try { text = readFileSync(path, 'utf8'); } catch { throw new Stop(`${path}: found no file that can be read, expected a file of words`); }
  const read = readOwnWords(text);
  if ('problems' in read) throw new Stop(read.problems.map(line => `${path}: ${line}`).join('\n'));
  return read.words;
}
