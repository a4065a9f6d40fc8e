import type { Answer, Submission } from '../../src/core/submission.ts';
import { answered, idOf } from '../receiver/fixtures.ts';

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32, public domain). */
export function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number of a bell curve (Box and Muller 1958). */
export const bell = (draw: () => number, mean: number, deviation: number): number => mean + deviation * Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

/** A step of a scale: what somebody feels, as a whole number within its ends. */
export const step = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, Math.round(value)));

/** What a made-up check-in says. */
export interface MadeUp {
  readonly number: number;
  readonly moment: 'before' | 'after';
  readonly card?: number;
  readonly programme?: string | null;
  readonly session?: string | null;
  readonly date?: string;
  readonly language?: string;
  readonly scores?: Submission['body']['scores'];
  readonly answers?: Readonly<Record<string, Answer>>;
}

/** A check-in as it arrives. */
export const checkIn = ({ number, moment, card, programme = 'singers', session = 'one', date = '2027-01-12T17:00:00Z', language = 'en', scores = [], answers = {} }: MadeUp): Submission => ({
  schema: 'what-matters/submission', version: 1, id: idOf(number), form: 'heath-lane', journey: { id: 'check-in', version: '1' }, createdAt: date, language, filledInBy: 'self', programme, session,
  body: { answers: { moment: answered(moment), ...(card !== undefined && { card: answered(String(card)) }), ...answers }, ideas: [], scores, consents: [] },
});

/** What a leader tells of a session. */
export const leaderForm = (number: number, session: string, came: string, full: string, date: string): Submission => ({ ...checkIn({ number, moment: 'after', session, date }), journey: { id: 'session-report', version: '1' }, body: { answers: { came: answered(came), full: answered(full) }, ideas: [], scores: [], consents: [] } });

const said = ['The singing made me smile.', 'I liked the tea and the company.', 'Seeing my friend Joan again.', 'It was good to get out of the house.', 'The songs from when I was young.', 'Everybody knew my name.', 'I felt part of something.', 'The walk here with my neighbour.', 'A laugh with the others.', 'Ring me on 020 7946 0018 about the choir.', 'Roeddwn i’n hapus iawn heddiw.', 'Learning a new song.'];

/** A programme of several sessions, to which people come with a card of their own: some miss one, some leave early, some skip. */
export function* programme({ people, sessions, seed = 7 }: { readonly people: number; readonly sessions: number; readonly seed?: number }): Generator<Submission> {
  const draw = drawer(seed);
  let number = 0;
  const usual = Array.from({ length: people }, () => ({ calm: bell(draw, 0, 1), gp: draw() < 0.45 }));
  for (let at = 0; at < sessions; at++) {
    const session = `week-${String(at + 1).padStart(2, '0')}`;
    const day = new Date(Date.UTC(2027, 0, 12 + 7 * at, 14)).toISOString();
    const on = (minutes: number) => new Date(Date.parse(day) + minutes * 60_000).toISOString().replace('.000Z', 'Z');
    let came = 0;
    for (const [card, { calm, gp }] of usual.entries()) {
      if (draw() < 0.12) continue;
      came++;
      const mode = card % 9 === 0 ? 'paper' : 'tiles';
      for (const moment of ['before', 'after'] as const) {
        if (moment === 'after' && draw() < 0.09) continue;
        const lift = (moment === 'after' ? 0.8 : 0) + 0.15 * at;
        const [skips, way] = [draw() < 0.06, moment === 'after' && draw() < 0.04 ? 'paper' : mode];
        const ons4 = { satisfied: step(bell(draw, 6 + calm + lift, 1.4), 0, 10), worthwhile: step(bell(draw, 6.3 + calm + lift * 0.6, 1.3), 0, 10), happy: step(bell(draw, 5.8 + calm + lift * 1.2, 1.8), 0, 10), anxious: step(bell(draw, 4.2 - calm - lift, 2), 0, 10) };
        const { happy: _skipped, ...fewer } = ons4;
        const feeling = { happy: step(bell(draw, 3 + calm * 0.5 + lift * 0.7, 0.8), 1, 5), calm: step(bell(draw, 3.1 + calm * 0.4 + lift * 0.5, 0.8), 1, 5), together: step(bell(draw, 2.8 + calm * 0.4 + lift * 0.8, 0.9), 1, 5) };
        yield checkIn({
          number: ++number, moment, card: card + 1, session, date: on(moment === 'before' ? card : 90 + card), language: card % 11 === 0 ? 'cy' : 'en',
          scores: [{ instrument: 'ons4', version: '2020-05', mode: way, items: skips ? fewer : ons4 }, { instrument: 'feeling-now', version: '1', mode: 'points', items: feeling }],
          answers: {
            ...(skips && { 'ons4-happy': { at: draw() < 0.7 ? 'skipped' : 'preferNotToSay' } as const }),
            'helped': answered(card % 5 === 0 ? 'someone-here' : card % 17 === 0 ? 'someone-i-know' : 'no'),
            'gp-visit': answered(draw() < 0.06 ? 'not-sure' : gp && !(moment === 'after' && draw() < 0.25) ? 'yes' : 'no'),
            ...(moment === 'after' && { 'talk': answered(draw() < 0.15 ? 'yes' : 'no') }),
            ...(moment === 'after' && draw() < 0.3 && { good: answered(said[Math.floor(draw() * said.length)]!) }),
          },
        });
      }
    }
    yield leaderForm(++number, session, String(came), came > people * 0.9 ? 'yes' : 'no', on(200));
  }
}
