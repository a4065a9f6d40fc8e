/** What a record says of itself when it is over: directories keep for years what nobody took out. */

const what = '(?:group|club|class|classes|course|project|service|scheme|sessions?|programme|caf[eé]|choir|walks?|lunch|clinic|drop[- ]in|meetings?|activity|offer|event|festival|society)';
const gone = '(?:ended|finished|over|closed|folded|ceased|stopped|disbanded|no more|discontinued|shut|shut down|(?:been )?(?:wound up|disbanded|discontinued|withdrawn)|run its course|come to an end)';
/** What follows says that it is closed for a while only, or what else was finished. */
const aWhile = '(?! (?:its|their|our|the|a|on|for|to|over|during|between|from|until|every|by|in (?:august|july|december|school)|at (?:easter|christmas|weekends)|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)\\b)';
const isOver = new RegExp([
  `\\b(?:the|this|our) (?:[\\w'’-]+ )?${what} (?:has|have|is|are) (?:now |sadly |since |therefore |all )*${gone}\\b${aWhile}`,
  `(?:^|[.!?]\\s+|\\n\\s*)(?:sadly,? |unfortunately,? |please note:?,? )?(?:that )?(?:it|this|we|(?:the|this|our) ${what}) (?:are |is |will |do |does )?no longer (?:runs?|running|be running|meets?|meeting|takes? place|taking place|exists?|operat(?:es?|ing)|offered|available)\\b(?! (?:on|at|in|with|the|a|an|our|any|for)\\b)`,
  '\\bno plans to (?:run|restart|start|hold|repeat|offer) (?:it |this |them |another |any )?again\\b',
  '\\bfunding (?:has |have )?(?:now |sadly )?(?:ended|ran out|run out|come to an end)\\b',
  `\\b(?:we|it|this \\w+|(?:the|our) ${what}) (?:have |has |is |are )(?:now |sadly )*(?:permanently closed|closed (?:permanently|for good)|defunct)\\b`,
].join('|'), 'i');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const lastDay = /\b(?:last|final) (?:session|class|meeting|workshop|walk|day|date|one) (?:was|is|will be)(?: on)?(?: \w+day)? (\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (20\d\d)\b/i;
/** An event of a year that is over, by its name. */
const eventOf = /\b(?:festival|fair|fayre|fete|carnival|parade|christmas|easter|summer|conference|awards|gala)\b.*\b(20\d\d)\b/i;

/**
 * Whether a record says that what it names is over for good.
 *
 * @param today `YYYY-MM-DD`
 */
export function saysItIsOver(title: string, description: string, today: string): boolean {
  const [, day = '', month = '', year = ''] = lastDay.exec(description) ?? [];
  const at = months.indexOf(month.toLowerCase());
  const last = at < 0 ? today : `${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return last < today || (eventOf.exec(title)?.[1] ?? today) < today.slice(0, 4) || isOver.test(description) || isOver.test(title);
}
