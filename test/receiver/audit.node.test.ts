import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actInWords } from '../../src/receiver/inbox/audit-view.ts';
import { readWho } from '../../src/receiver/inbox/session.ts';
import { auditedActs } from '../../src/receiver/store.ts';
import { answered, idOf, receiverFixture, submission, withAnswers } from './fixtures.ts';

const textOf = (html: string) => html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

async function open() {
  const fixture = await receiverFixture();
  const as = async (who: string) => {
    const { cookie } = await fixture.signIn(who);
    const show = async (path: string) => (await fixture.call(path, { headers: { cookie } })).text();
    const press = async (path: string, fields: Record<string, string>) => fixture.submitForm(path, fields, { cookie });
    return { show, press };
  };
  const acts = async () => (await fixture.store.audit({ limit: 99 })).map(entry => `${entry.who ?? '-'}: ${actInWords(entry)}`);
  return { ...fixture, as, acts };
}

describe('who did what', () => {
  it('asks for a name at the door, and says it on every page', async () => {
    const { as, submitForm, token, acts, clock } = await open();
    for (const who of ['', '   ', '\u0007', 'x'.repeat(61), '\u202e']) {
      const response = await submitForm('/inbox/sign-in', { token, who });
      assert.deepEqual([response.status, response.headers.get('set-cookie')], [422, null], JSON.stringify(who));
      assert.match(await response.text(), /Write your name or your initials/);
    }
    assert.deepEqual(await acts(), []);
    clock.ms += 60_000;
    const { show } = await as('  Priya \n K. ');
    for (const path of ['/inbox', '/inbox/search', '/inbox/audit', '/inbox/equality', '/inbox/nothing']) assert.match(textOf(await show(path)), /Signed in as Priya K\. /, path);
    assert.deepEqual([readWho('x'.repeat(60)), readWho('\u{1f3b6}'.repeat(60))?.length, readWho('نور'), readWho('a\u200cb')], ['x'.repeat(60), 120, 'نور', 'a\u200cb']);
  });

  it('does not tell whether a token was right to whoever gives no name', async () => {
    const { submitForm, token } = await open();
    const answers = await Promise.all([token, 'wrong'].map(async typed => (await submitForm('/inbox/sign-in', { token: typed, who: '' })).text()));
    assert.equal(answers[0], answers[1]);
  });

  it('keeps a line for everything that somebody does, with a name and a reference and no word of a person', async () => {
    const { as, acts, post, submitForm, store } = await open();
    await post(withAnswers({ name: answered('Margaret Example') }));
    await post(submission({ id: idOf(2) }));
    const [second, first] = (await store.list({ limit: 2 })).map(({ id, reference }) => ({ id, reference })).sort((a, b) => (a.id < b.id ? 1 : -1));
    await submitForm('/inbox/sign-in', { token: 'wrong', who: 'Mallory' });
    const priya = await as('Priya');
    await priya.show(`/inbox/submissions/${first!.id}`);
    await priya.press(`/inbox/submissions/${first!.id}/state`, { state: 'contacted' });
    const sam = await as('Sam');
    await sam.press(`/inbox/submissions/${first!.id}/state`, { state: 'closed' });
    await sam.show(`/inbox/submissions/${first!.id}/record.json`);
    await sam.show('/inbox/export.csv');
    await sam.press('/inbox/search', { q: 'Margaret' });
    await sam.press(`/inbox/submissions/${first!.id}/delete`, {});
    const asked = await (await sam.press('/inbox/search/delete', { q: 'example' })).text();
    await sam.press('/inbox/search/delete/all', { q: 'example', mark: /name="mark" value="(\w+)"/.exec(asked)![1]! });
    const one = first!.reference;
    assert.deepEqual((await acts()).reverse(), [
      '-: Someone typed a wrong token', 'Priya: Signed in', `Priya: Opened ${one}`, `Priya: Moved ${one} from new to contacted`, 'Sam: Signed in', `Sam: Moved ${one} from contacted to closed`,
      `Sam: Saved the record of ${one}`, 'Sam: Saved everybody as a spreadsheet', 'Sam: Looked for someone', `Sam: Deleted ${one}`, `Sam: Deleted ${second!.reference}, with all that a search found`,
    ]);
    const page = await sam.show('/inbox/audit');
    assert.doesNotMatch(page, /Margaret|Mallory|0b6f0000/);
    assert.ok(textOf(page).indexOf('Deleted') < textOf(page).indexOf('Signed in Priya'));
  });

  it('shows every change of state on the submission, the last one first', async () => {
    const { as, post, clock } = await open();
    await post(submission());
    const path = `/inbox/submissions/${idOf(1)}`;
    const priya = await as('Priya');
    assert.match(textOf(await priya.show(path)), /This is new \. Nobody has changed that\./);
    await priya.press(`${path}/state`, { state: 'contacted' });
    assert.match(textOf(await priya.show(path)), /Contacted, by Priya ?, today 2\.05pm/);
    clock.ms += 3_600_000;
    const sam = await as('Sam <b>');
    await sam.press(`${path}/state`, { state: 'new' });
    const html = await sam.show(path);
    assert.match(textOf(html), /New, by Sam &lt;b&gt; ?, today 3\.05pm Contacted, by Priya ?, today 2\.05pm/);
    assert.doesNotMatch(html, /Sam <b>/);
  });

  it('turns pages, and has words for every act', async () => {
    const { as, store } = await open();
    for (let at = 0; at < 120; at++) await store.note({ at: '2026-11-22T14:00:00.000Z', what: 'opened', who: 'Priya', reference: `R-${at}.` });
    const { show } = await as('Sam');
    const numbers = (html: string) => [...html.matchAll(/Opened R-(\d+)\./g)].map(([, number]) => Number(number));
    const older = (html: string) => /href="(\/inbox\/audit\?before=\d+)"/.exec(html)?.[1];
    const first = await show('/inbox/audit');
    assert.deepEqual([numbers(first)[0], numbers(first).length], [119, 49]);
    const second = await show(older(first)!);
    const third = await show(older(second)!);
    assert.deepEqual([numbers(second)[0], numbers(second).length, numbers(third).at(-1), older(third)], [70, 50, 0, undefined]);
    assert.deepEqual(numbers(await show('/inbox/audit?before=x')), numbers(first));
    for (const what of auditedActs) assert.match(actInWords({ at: '', what, reference: 'R', from: 'new', to: 'closed', count: 3 }), /^[A-Z0-9][^{}]*$/, what);
    assert.equal(actInWords({ at: '', what: 'retention', count: 3 }), '3 submissions were deleted because their time was over');
  });

  it('offers no way to change or delete a line', async () => {
    const { as } = await open();
    const { show, press } = await as('Sam');
    assert.doesNotMatch((await show('/inbox/audit')).split('<main')[1]!, /<form|<button/);
    assert.equal((await press('/inbox/audit', {})).status, 404);
  });
});
