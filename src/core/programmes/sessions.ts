/** The dates of a programme. */
import type { Activity } from '../activities/activity.ts';
import type { Programme, ProgrammeSession } from './programme.ts';

/** `YYYY-MM-DD` of a session. */
export const dayOf = ({ starts }: Pick<ProgrammeSession, 'starts'>): string => starts.slice(0, 10);

/** The sessions from a day on. */
export const sessionsFrom = ({ sessions }: Pick<Programme, 'sessions'>, day: string): readonly ProgrammeSession[] => sessions.filter(session => dayOf(session) >= day);

/** What all sessions have in common: when on a day they begin and end, and whether they are on the same day of the week, in a row. */
export function sharedTimes(sessions: readonly ProgrammeSession[]): { readonly from?: string; readonly to?: string; readonly weekday: boolean } {
  const same = (of: (session: ProgrammeSession) => string): string | undefined => (new Set(sessions.map(of)).size === 1 ? of(sessions[0]!) : undefined);
  const from = same(({ starts }) => starts.slice(11));
  const to = same(({ ends }) => ends.slice(11));
  const weekday = new Set(sessions.map(session => new Date(`${dayOf(session)}T00:00:00Z`).getUTCDay())).size === 1;
  return { ...(from !== undefined && to !== undefined && { from, to }), weekday };
}

/** A programme as an activity with all its dates, for a calendar file. Words are given in the person's language. */
export function activityOf({ id, sessions }: Programme, words: { readonly title: string; readonly where?: string | undefined; readonly provider: string; readonly phone: string }): Activity {
  return {
    id: `programme ${id}`, title: words.title, provider: words.provider, terms: [], codes: [], ways: ['in-person'], ...(words.where !== undefined && { place: { name: words.where } }), groups: [], languages: [], access: [], needs: {}, cost: { at: 'unknown' },
    join: { phone: words.phone }, when: sessions.map(({ starts, ends }) => ({ at: 'dates', dates: [starts.slice(0, 10)], from: starts.slice(11), to: ends.slice(11) })),
  };
}
