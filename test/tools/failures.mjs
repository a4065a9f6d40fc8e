// The failed tests of a run in browsers, a line each behind the last bar: whoever has only the end of a log can read them. Also the slowest files.
import { basename } from 'node:path';

/** The source of a built test. */
const sourceOf = file => file.replace(/^.*\/test\//, 'test/').replace(/\.js$/, '.ts');

const every = (suite, path = []) => [
  ...(suite?.tests ?? []).map(test => ({ ...test, path: [...path, test.name] })),
  ...(suite?.suites ?? []).flatMap(inner => every(inner, [...path, inner.name])),
];

export const failures = () => ({
  onTestRunFinished({ sessions }) {
    const took = sessions.map(session => [every(session.testResults).reduce((sum, test) => sum + (test.duration ?? 0), 0), session]);
    console.log(`\nslowest: ${took.toSorted(([a], [b]) => b - a).slice(0, 12).map(([time, { testFile, browser }]) => `${basename(testFile, '.test.js')} ${browser.name} ${Math.round(time / 1000)} s`).join(', ')}`);
    const tests = sessions.flatMap(({ testResults }) => every(testResults)).filter(test => !test.skipped);
    console.log(`in all: ${tests.filter(test => test.passed).length} passed, ${tests.filter(test => !test.passed).length} failed`);
    for (const { testFile, browser, testResults, errors, passed } of sessions) {
      const failed = every(testResults).filter(test => !test.passed && !test.skipped);
      for (const { path, error } of failed) console.log(`FAILED ${browser.name}, ${sourceOf(testFile)}: ${path.join(' > ')}: ${String(error?.message ?? error).split('\n', 1)[0]}`);
      if (!passed && failed.length === 0) console.log(`FAILED ${browser.name}, ${sourceOf(testFile)}: ${errors.map(({ message }) => message).join('; ') || 'the page did not finish'}`);
    }
  },
});
