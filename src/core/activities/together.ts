import type { Repeating, When } from './activity.ts';
import { weekdays } from './dates.ts';

const week: readonly string[] = weekdays;

const isPlainWeek = (when: When): when is Repeating & { readonly days: readonly string[] } => when.at === 'repeating' && when.freq === 'WEEKLY' && when.days !== undefined && when.days.every(day => week.includes(day));

/** What is the same of two times that differ only in the day of the week. From which past day a rule counts says nothing where it counts nothing. */
function restOf({ days: _days, start, ...rest }: Repeating, today: string): string {
  const counts = rest.interval !== undefined || rest.count !== undefined || (start !== undefined && start > today);
  return JSON.stringify(counts ? { ...rest, start } : rest);
}

/** Times that differ only in the day of the week, as one: many directories write a row for each day. What is said twice is said once. */
export function togetherIn(times: readonly When[], today: string): readonly When[] {
  const found = new Map<string, When>();
  for (const when of times) {
    const key = isPlainWeek(when) ? restOf(when, today) : JSON.stringify(when);
    const other = found.get(key);
    if (other === undefined) found.set(key, when);
    else if (isPlainWeek(when) && isPlainWeek(other)) found.set(key, { ...other, days: week.filter(day => when.days.includes(day) || other.days.includes(day)) });
  }
  return [...found.values()];
}
