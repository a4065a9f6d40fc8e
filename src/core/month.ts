/** The month of a time in milliseconds since 1970: `YYYY-MM`, UTC. */
export const monthOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 7);

/** The month before one. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number > 1 ? `${month.slice(0, 5)}${`${number - 1}`.padStart(2, '0')}` : `${`${year - 1}`.padStart(4, '0')}-12`;
}
