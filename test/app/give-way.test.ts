import { expect } from 'chai';
import { mayCome, messages, type OtherWindow } from '../../src/app/give-way.ts';

const answering = (answer: unknown): OtherWindow => ({ postMessage: (message, [port]) => { expect(message).to.deep.equal({ type: messages.mayReload }); (port as MessagePort | undefined)?.postMessage(answer); } });
const asleep: OtherWindow = { postMessage: () => {} };

describe('a newer worker', () => {
  it('may come where nobody else is there, or nobody else would lose anything', async () => {
    expect(await mayCome([])).to.equal(true);
    expect(await mayCome([answering(true), answering(true)])).to.equal(true);
  });

  it('may not where one window would, says something else, or sleeps', async () => {
    for (const other of [answering(false), answering('yes'), answering(undefined), asleep]) expect(await mayCome([answering(true), other])).to.equal(false);
  });

  it('hears the same words as workbox-window says', () => expect(messages.skipWaiting).to.equal('SKIP_WAITING'));
});
