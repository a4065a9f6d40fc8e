import { readProgramme, type KnownProgramme } from '../../../src/core/programmes/read.ts';

/** A programme as a site writes it: for young people of Camden, twelve Tuesdays in a far year. */
export const makeMusicData = {
  id: 'make-music', name: { en: 'Make music with us', cy: 'Creu cerddoriaeth gyda ni' }, about: ['Write songs, record and perform.'],
  rule: 'age 16..24 and (lives in area or GP in area)', area: { name: 'Camden', scheme: 'camden' }, places: 12,
  sessions: Array.from({ length: 12 }, (_, at) => { const day = new Date(Date.UTC(2090, 0, 10 + 7 * at)).toISOString().slice(0, 10); return { id: `week-${at + 1}`, starts: `${day}T17:00`, ends: `${day}T19:00` }; }),
  where: 'Heath Lane Studio, NW5', cost: 'Free', access: 'No steps', expect: ['You can look round first.'], meets: 'Kofi',
  likes: [{ id: 'sing', words: 'Sing' }, { id: 'write', words: { en: 'Write songs', cy: 'Ysgrifennu caneuon' } }],
};

/** A file with this programme, or with others. */
export const fileOf = (...programmes: readonly unknown[]) => ({ programmes: programmes.length > 0 ? programmes : [makeMusicData] });

/** The same, read. */
export const makeMusic = readProgramme(fileOf(), 'make-music') as KnownProgramme;
