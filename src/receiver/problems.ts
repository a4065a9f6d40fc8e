import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** One thing that is wrong: where, and a code. Never what was there. */
export interface FieldProblem {
  /** Names from the outside in, joined by dots: `body.answers.matters.value`. Empty for the whole. */
  readonly field: string;
  readonly problem: string;
}

const mostProblems = 50;

/** A key that a sender chose could be an answer in the wrong place: what does not look like a name is not repeated. */
const named = (key: PropertyKey) => (typeof key === 'number' || /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/.test(String(key)) ? String(key) : '?');

const depth = (issues: readonly Issue[]) => Math.max(...issues.map(issue => issue.path.length));

/** Of the ways in which a union did not fit, the one that came furthest; else the first that is about more than type. */
function nearest(attempts: readonly (readonly Issue[])[]): readonly Issue[] {
  const furthest = attempts.reduce((most, issues) => Math.max(most, depth(issues)), 0);
  const near = attempts.filter(issues => depth(issues) === furthest);
  return near.find(issues => issues.some(issue => issue.code !== 'invalid_type')) ?? near[0] ?? [];
}

function* problems(issues: readonly Issue[], above: readonly PropertyKey[]): Generator<FieldProblem> {
  for (const issue of issues) {
    const path = [...above, ...issue.path];
    const field = (...more: readonly PropertyKey[]) => [...path, ...more].map(named).join('.');
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) yield { field: field(key), problem: 'unknown' };
    else if (issue.code === 'invalid_union' && issue.errors.length > 0) yield* problems(nearest(issue.errors), path);
    else yield { field: field(), problem: issue.code };
  }
}

/** What a schema found, as field names and codes: each once, at most fifty. */
export function fieldProblems(issues: readonly Issue[]): readonly FieldProblem[] {
  const found = new Map<string, FieldProblem>();
  for (const problem of problems(issues, [])) {
    found.set(`${problem.field} ${problem.problem}`, problem);
    if (found.size === mostProblems) break;
  }
  return [...found.values()];
}
