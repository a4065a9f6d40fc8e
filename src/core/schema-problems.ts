import type * as z from 'zod/mini';

const kindOfValue = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  return Array.isArray(value) ? 'a list' : 'an object';
};

const reach = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined), data);

type Issue = z.core.$ZodIssue;

/** The key of a list that is written most like another, within two slips. */
function nearest(key: string, known: readonly string[]): string | undefined {
  const slips = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) row = b.split('').reduce((next, letter, j) => [...next, Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (a[i - 1] === letter ? 0 : 1))], [i]);
    return row[b.length]!;
  };
  const [best] = known.map(name => ({ name, far: slips(key.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.far - b.far);
  return best && best.far <= 2 ? best.name : undefined;
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': return { string: 'text', array: 'a list', object: 'an object', record: 'an object', boolean: 'true or false', int: 'a whole number' }[issue.expected as string] ?? `a ${issue.expected}`;
    case 'invalid_value': return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_big': return `at most ${issue.maximum}`;
    case 'too_small': return `at least ${issue.minimum}`;
    case 'invalid_format': return 'pattern' in issue && issue.pattern ? `text of the form ${issue.pattern}` : `text of the form ${issue.format}`;
    case 'custom': return (issue.params?.['expected'] as string | undefined) ?? 'a valid value';
    default: return 'a valid value';
  }
}

/**
 * Turns the issues of a schema into one line for each wrong key: where it is, what was found, what is expected. For
 * webmasters; nothing that a person typed comes through here.
 *
 * @param known the keys that may stand at the top, to name the nearest for one that may not
 */
export function wrongKeys(data: unknown, issues: readonly Issue[], where: string, known: readonly string[] = []): string[] {
  return issues.flatMap((issue): string[] => {
    const at = [where, ...issue.path.map(String)].filter(Boolean).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => {
        const near = issue.path.length === 0 ? nearest(key, known) : undefined;
        return `${[at, key].filter(Boolean).join('.')}: found a key that does not exist, expected ${near ? `"${near}"?` : 'only keys of the documentation'}`;
      });
    }
    if (issue.code === 'invalid_union') {
      // The form that was meant: the one with the fewest things wrong, and of these the one that was followed furthest.
      const wrong = (errors: readonly Issue[]): number => errors.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 1), 0);
      const closest = [...issue.errors].sort((a, b) => wrong(a) - wrong(b) || Math.max(...b.map(one => one.path.length)) - Math.max(...a.map(one => one.path.length)))[0];
      if (closest?.some(one => one.path.length > 0 || one.code === 'unrecognized_keys')) return wrongKeys(reach(data, issue.path), closest, at);
      const kinds = [...new Set(issue.errors.flat().map(expected))];
      if (kinds.length > 0) return [`${at}: found ${kindOfValue(reach(data, issue.path))}, expected ${kinds.join(' or ')}`];
      const { options } = issue as { options?: readonly unknown[] };
      if (options) return [`${at}: found ${kindOfValue(reach(data, issue.path))}, expected one of ${options.map(String).join(', ')}`];
    }
    if (issue.code === 'invalid_key') return [`${at}: found this key, expected ${issue.issues.map(one => expected(one)).join(' or ')}`];
    return [`${at}: found ${kindOfValue(reach(data, issue.path))}, expected ${expected(issue)}`];
  });
}
