import { expect } from 'chai';
import type { LitElement } from 'lit';
import type { Config } from '../../src/core/config.ts';
import { configFrom } from '../../src/core/config.ts';
import { configSchema } from '../../src/core/config-schema.ts';
import { loadJourney } from '../../src/core/journey-loader.ts';
import { maxBodyBytes } from '../../src/core/submission.ts';
import type { SealedSubmission } from '../../src/core/sealed.ts';
import type { Delivery } from '../../src/core/step.ts';
import { canSeal } from '../../src/net/can-seal.ts';
import { importPair, makeJwk, publicKeyOf, type KeyPair } from '../../src/net/key-pair.ts';
import { openSealed } from '../../src/net/open.ts';
import { Outbox } from '../../src/view/outbox.ts';
import type { Translator } from '../../src/i18n/translate.ts';
import { golden } from '../contracts/format.ts';
import { cleanUp } from '../fixture.ts';
import { givesReceipt, start, usual } from './driver.ts';
import { sendShort, toSend } from './short-journeys.ts';

const pairs: KeyPair[] = [];
const recipients: { kid: string; key: string }[] = [];
before(async () => {
  for (const kid of ['ann', 'ben']) {
    const pair = await importPair(await makeJwk());
    pairs.push(pair);
    recipients.push({ kid, key: await publicKeyOf(pair) });
  }
});

const i18n = { language: 'en', say: () => '', t: (key: string) => key } as unknown as Translator;
const element = { addController() { /* It is on no page. */ }, removeController() { /* Nor taken from one. */ }, dispatchEvent: () => true, requestUpdate() { /* Nor drawn. */ }, updateComplete: Promise.resolve(true) } as unknown as LitElement;
const configOf = (more: object): Config => {
  const found = configFrom({ ...usual, endpoint: '/nowhere', ...more }, false, configSchema, loadJourney);
  if (!('config' in found)) throw new Error(JSON.stringify(found));
  return found.config;
};
const settled = (config: Config, submission: typeof golden, deliver: (given: SealedSubmission) => unknown): Promise<Delivery> => new Promise(done => {
  const outbox = new Outbox(element, { ...config, shared: true }, {
    deliver: () => given => deliver(given as SealedSubmission), voice: () => i18n, notify() { /* Nobody listens. */ },
    told: delivery => { if (delivery.at === 'sending' || delivery.at === 'deleted') return; outbox.stop(); done(delivery); },
  });
  outbox.send(submission);
});

describe('a form with recipients', () => {
  afterEach(cleanUp);

  it('gives out what was answered only sealed, and the same bytes at each try', async () => {
    const given: SealedSubmission[] = [];
    const form = await start({ ...toSend, recipients, seal: 'required' }, { deliver: async submission => { given.push(submission as SealedSubmission); if (given.length === 1) throw new Error('no line'); return givesReceipt(submission); } });
    await sendShort(form, 'Not sent yet');
    await form.press('Try now');
    await form.says('We have your answers');
    const [first, second] = given;
    expect(second).to.deep.equal(first);
    expect(first).not.to.have.property('body');
    expect(JSON.stringify(first)).not.to.match(/ada@example|answers/);
    for (const [at, { kid }] of recipients.entries()) {
      const opened = await openSealed(first!, pairs[at]!, kid);
      expect(opened.at === 'opened' && opened.text).to.include('ada@example.org');
    }
  });

  it('without them gives out what it always did', async () => {
    const { at } = await settled(configOf({}), golden, given => { expect(given).to.deep.equal(golden); return undefined; });
    expect(at).to.equal('passed-on');
  });

  it('loses nothing and says so when sealing fails: nothing has left the page, and it is tried again', async () => {
    let asked = 0;
    const broken = { ...configOf({ recipients }), recipients: [{ kid: 'a', key: 'none' }, { kid: 'b', key: 'none' }] };
    const delivery = await settled(broken, golden, () => { asked++; return undefined; });
    expect(delivery).to.deep.include({ at: 'held', siteFault: true });
    expect(asked).to.equal(0);
  });

  it('asks the person when what they wrote is too large to be sealed, and sends nothing', async () => {
    let asked = 0;
    const large = { ...golden, body: { ...golden.body, answers: { more: { at: 'answered' as const, value: 'x'.repeat(maxBodyBytes) } } } };
    expect(await settled(configOf({ recipients }), large, () => { asked++; return undefined; })).to.deep.equal({ at: 'attention', fields: [] });
    expect(asked).to.equal(0);
  });

  it('is told of a browser that cannot seal', async () => {
    expect(await canSeal(recipients.map(({ key }) => key))).to.equal(true);
    expect(await canSeal([recipients[0]!.key, '!'])).to.equal(false);
  });
});
