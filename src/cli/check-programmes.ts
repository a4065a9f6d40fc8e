import { readFile } from 'node:fs/promises';
import words from '../../locales/en/sign-up.json' with { type: 'json' };
import { siteWordsOf } from '../core/config.ts';
import { programmesSchema } from '../core/programmes/programme.ts';
import { lastDayOf, readProgramme } from '../core/programmes/read.ts';
import { ruleSentence } from '../core/programmes/rule-words.ts';
import { lightTranslator } from '../i18n/translate.ts';

/** Says of each programme of a file whom it is for, as people read it, and until when; or what is wrong. 0 it works, 1 it does not. */
export async function checkProgrammes(file: string): Promise<number> {
  let data: unknown;
  try { data = JSON.parse(await readFile(file, 'utf8')); } catch (error) {
    console.error(`${file}: found ${error instanceof SyntaxError ? 'text that is not JSON' : 'no file that can be read'}, expected a file of programmes as JSON`);
    return 1;
  }
  const read = programmesSchema.safeParse(data);
  const ids = read.success ? read.data.programmes.map(({ id }) => id) : [''];
  const say = lightTranslator('en', words);
  for (const id of ids) {
    const known = readProgramme(data, id);
    if ('problems' in known) {
      for (const line of known.problems) console.error(line);
      console.error(`\n${file}: ${known.problems.length === 1 ? 'one thing' : `${known.problems.length} things`} to change. No form that names it would be shown.`);
      return 1;
    }
    const { programme, rule, area } = known;
    console.log(`${id}: ${say.say(siteWordsOf(programme.name))}. ${say.say(ruleSentence(rule, area))} ${say.t('sign-up.start.sessions', { count: programme.sessions.length })}, sign-ups until ${lastDayOf(programme)}${programme.places === undefined ? '' : `, places: ${programme.places}`}.`);
  }
  return 0;
}
