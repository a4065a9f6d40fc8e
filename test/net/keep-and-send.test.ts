import { expect } from 'chai';
import fc from 'fast-check';
import type { Sending } from '../../src/net/keep-and-send.ts';
import type { SendOutcome } from '../../src/net/outcome.ts';
import { chanceOf } from '../sim/chance.ts';
import { accepted, dayMs, deviceOf, heard, idOf, later, noon, recordOf, sent } from './outbox-device.ts';

const refused: SendOutcome = { kind: 'refused', fields: ['name'] };
const attention = { at: 'attention', fields: ['name'] };
const waiting = (nextInMs: number) => ({ at: 'waiting', nextInMs, siteFault: false });
const held = (nextInMs: number) => ({ at: 'held', nextInMs, siteFault: false });

describe('keepAndSend', () => {
  it('has it on the device before the first try, says so before it, and takes it away only after the receipt and after the other pages know', async () => {
    const device = deviceOf();
    device.open(recordOf());
    await device.pass(0);
    expect(device.log).to.deep.equal(['put', 'get', 'tell sending', 'post']);
    await device.answer(accepted);
    expect(device.log.slice(4)).to.deep.equal(['announce sent', 'remove', 'tell sent']);
    expect(device.rows.size).to.equal(0);
  });

  it('says nothing of saved while the device has not said that it is', async () => {
    const device = deviceOf();
    let done = (): void => {};
    device.hold = new Promise(resolve => { done = resolve; });
    const { told } = device.open(recordOf());
    await device.pass(1000);
    expect(told).to.deep.equal([]);
    expect(device.tries).to.equal(0);
    device.hold = undefined;
    done();
    await heard();
    await device.pass(0);
    expect(told).to.deep.equal([{ at: 'sending', saved: true, again: false }]);
  });

  it('tells what becomes of it, in order, until it is sent; then it stops', async () => {
    const device = deviceOf();
    const { told, sending } = device.open(recordOf());
    await device.pass(0);
    await device.answer(later);
    await device.pass(1999);
    expect(device.tries).to.equal(1);
    await device.pass(1);
    device.online = false;
    await device.answer(later);
    await device.pass(4000);
    await device.answer(accepted);
    const trying = (again: boolean) => ({ at: 'sending', saved: true, again });
    expect(told).to.deep.equal([trying(false), waiting(2000), trying(true), { at: 'saved' }, trying(true), sent]);
    sending.tryNow();
    sending.nudge();
    await device.pass(40 * dayMs);
    expect(device).to.include({ tries: 3, most: 1 });
    expect(device.timers()).to.equal(0);
  });

  it('sends the same bytes under the same id at every try, in a page that comes later too', async () => {
    const device = deviceOf();
    const bodies: string[] = [];
    const first = device.open(recordOf());
    await device.pass(0);
    for (let turn = 0; turn < 6; turn++) {
      const [{ record }] = device.requests as [(typeof device.requests)[0]];
      bodies.push(`${record.id} ${record.body}`);
      await device.answer(turn % 2 ? { kind: 'retry', pace: 'slow', siteFault: true } : later);
      if (turn === 3) { first.sending.stop(); device.open(device.rows.get(idOf(1)) as ReturnType<typeof recordOf>, true); }
      await device.pass(3_600_000);
    }
    expect(new Set(bodies)).to.deep.equal(new Set([`${idOf(1)} ${recordOf().body}`]));
  });

  for (const [what, hasStore] of [['that refuses', true], ['where nothing may be kept', false]] as const) {
    it(`holds it in memory on a device ${what}, says so, and sends it all the same`, async () => {
      const device = deviceOf({ hasStore });
      device.refuses = { put: true, get: true, remove: true };
      const { told } = device.open(recordOf());
      await device.pass(0);
      await device.answer(later);
      await device.pass(2000);
      await device.answer(accepted);
      expect(told).to.deep.equal([{ at: 'sending', saved: false, again: false }, held(2000), { at: 'sending', saved: false, again: true }, sent]);
    });
  }

  it('is saved once a device that refused at first takes it', async () => {
    const device = deviceOf();
    device.refuses.put = true;
    const { told } = device.open(recordOf());
    await device.pass(0);
    device.refuses.put = false;
    await device.answer(later);
    expect(told.at(-1)).to.deep.equal(waiting(2000));
    expect(device.rows.size).to.equal(1);
  });

  it('sends from memory what the browser cleared away, says that it is not saved, and saves it again when that fails', async () => {
    const device = deviceOf();
    const { told } = device.open(recordOf());
    await device.pass(0);
    await device.answer(later);
    device.rows.clear();
    await device.pass(2000);
    expect(told.at(-1)).to.deep.equal({ at: 'sending', saved: false, again: true });
    await device.answer(later);
    expect(told.at(-1)).to.deep.equal(waiting(4000));
    expect(device.rows.size).to.equal(1);
    device.rows.clear();
    await device.pass(4000);
    await device.answer(accepted);
    expect(told.at(-1)).to.deep.equal(sent);
    expect(device.rows.size).to.equal(0);
  });

  it('goes on with what is in memory where the device cannot be read any more', async () => {
    const device = deviceOf();
    const { told } = device.open(recordOf());
    await device.pass(0);
    await device.answer(later);
    device.refuses = { put: true, get: true, remove: true };
    await device.pass(2000);
    await device.answer(accepted);
    expect(told.at(-1)).to.deep.equal(sent);
  });

  it('waits longer and longer also where a device that is full keeps the old record', async () => {
    const device = deviceOf({ random: () => 1 });
    const { told } = device.open(recordOf());
    await device.pass(0);
    await device.answer(later);
    device.refuses.put = true;
    for (let turn = 0; turn < 4; turn++) { await device.pass(3_600_000); await device.answer(later); }
    expect(told.flatMap(one => (one.at === 'waiting' ? [one.nextInMs] : []))).to.deep.equal([4000, 8000, 16_000, 32_000, 64_000]);
  });

  describe('when the person presses', () => {
    it('tries at once, however long the endpoint asked to wait, and then not a second time when that is over', async () => {
      const device = deviceOf();
      const { sending } = device.open(recordOf());
      await device.pass(0);
      await device.answer({ ...later, afterMs: dayMs });
      sending.nudge();
      await device.pass(3_600_000);
      expect(device.tries).to.equal(1);
      sending.tryNow();
      await heard();
      expect(device.tries).to.equal(2);
      await device.answer(accepted);
      await device.pass(2 * dayMs);
      expect(device.tries).to.equal(2);
    });

    for (const [outcome, told] of [[refused, attention], [{ kind: 'closed' }, { at: 'closed' }]] as const) {
      it(`tries what is parked as ${outcome.kind}, and nothing else tries that`, async () => {
        const device = deviceOf();
        const page = device.open(recordOf());
        await device.pass(0);
        await device.answer(outcome);
        expect(page.told.at(-1)).to.deep.equal(told);
        page.sending.nudge();
        await device.pass(40 * dayMs);
        expect(device.tries).to.equal(1);
        page.sending.tryNow();
        await heard();
        expect(device.tries).to.equal(2);
        await device.answer(outcome);
        expect(page.told.at(-1)).to.deep.equal(told);
        page.sending.tryNow();
        await heard();
        await device.answer(accepted);
        expect(page.told.at(-1)).to.deep.equal(sent);
      });
    }

    it('makes no second try while one is under way, however often', async () => {
      const device = deviceOf();
      const { sending } = device.open(recordOf());
      for (let press = 0; press < 20; press++) { sending.tryNow(); await heard(); }
      await device.pass(10_000);
      expect(device).to.include({ tries: 1, most: 1 });
    });
  });

  describe('when the person deletes it', () => {
    it('tells the other pages first, and then it is gone for good', async () => {
      const device = deviceOf();
      const { sending, told } = device.open(recordOf());
      await device.pass(0);
      await device.answer(later);
      device.log.length = 0;
      expect(await sending.remove()).to.equal(true);
      expect(device.log).to.deep.equal(['announce deleted', 'remove', 'tell deleted']);
      await device.pass(40 * dayMs);
      sending.tryNow();
      await heard();
      expect(device.tries).to.equal(1);
      expect(told.at(-1)).to.deep.equal({ at: 'deleted' });
      expect(device.rows.size).to.equal(0);
    });

    it('writes nothing again after a try that was under way', async () => {
      const device = deviceOf();
      const { sending, told } = device.open(recordOf());
      await device.pass(0);
      await sending.remove();
      await device.answer(later);
      await device.pass(dayMs);
      expect(device.rows.size).to.equal(0);
      expect(device.tries).to.equal(1);
      expect(told.at(-1)).to.deep.equal({ at: 'deleted' });
    });

    it('says that it was sent all the same if that try arrived, here and in the other pages', async () => {
      const device = deviceOf();
      const { sending, told } = device.open(recordOf());
      await device.pass(0);
      await sending.remove();
      await device.answer(accepted);
      expect(told.at(-1)).to.deep.equal(sent);
      expect(device.announced.map(({ ending }) => ending.at)).to.deep.equal(['deleted', 'sent']);
    });

    it('says so too where the try was another page’s', async () => {
      const device = deviceOf();
      const one = device.open(recordOf());
      await device.pass(0);
      const other = device.open(recordOf(), true);
      await heard();
      await other.sending.remove();
      expect(one.told.at(-1)).to.deep.equal({ at: 'deleted' });
      await device.answer(accepted);
      expect(other.told.at(-1)).to.deep.equal(sent);
    });

    it('says nothing else of it any more, though a record was just being written', async () => {
      const device = deviceOf();
      const { sending, told } = device.open(recordOf());
      await device.pass(0);
      let done = (): void => {};
      device.hold = new Promise(resolve => { done = resolve; });
      await device.answer(later);
      const removed = sending.remove();
      done();
      device.hold = undefined;
      expect(await removed).to.equal(true);
      await heard();
      expect(told.at(-1)).to.deep.equal({ at: 'deleted' });
      expect(device.rows.size).to.equal(0);
    });

    it('does not send what was deleted while it waited to be alone', async () => {
      const device = deviceOf({ hasStore: false });
      const { sending } = device.open(recordOf());
      sending.tryNow();
      void sending.remove();
      await heard();
      await device.pass(dayMs);
      expect(device.tries).to.equal(0);
    });

    it('says no where the device refuses, and goes on sending it', async () => {
      const device = deviceOf();
      const { sending, told } = device.open(recordOf());
      await device.pass(0);
      await device.answer(later);
      device.refuses.remove = true;
      expect(await sending.remove()).to.equal(false);
      expect(told.map(({ at }) => at)).not.to.include('deleted');
      device.refuses.remove = false;
      await device.pass(60_000);
      await device.answer(accepted);
      expect(told.at(-1)).to.deep.equal(sent);
      expect(device.rows.size).to.equal(0);
    });

    it('is gone also where another page wrote it again before it heard', async () => {
      const device = deviceOf({ passesOn: false });
      const one = device.open(recordOf());
      await device.pass(0);
      const other = device.open(recordOf(), true);
      await heard();
      await other.sending.remove();
      await device.answer(later);
      one.sending.heard({ at: 'deleted' });
      await heard();
      expect(device.rows.size).to.equal(0);
      await device.pass(dayMs);
      expect(device.tries).to.equal(1);
      expect(one.told.at(-1)).to.deep.equal({ at: 'deleted' });
    });
  });

  describe('with other pages', () => {
    it('is at work in one page at a time; the others look again after a while, and hear how it ended', async () => {
      const device = deviceOf();
      const one = device.open(recordOf());
      await device.pass(0);
      const other = device.open(recordOf(), true);
      await device.pass(30_000);
      expect(device).to.include({ tries: 1, most: 1 });
      expect(device.timers()).to.equal(1);
      await device.answer(accepted);
      expect([one.told.at(-1), other.told.at(-1)]).to.deep.equal([sent, sent]);
      await device.pass(dayMs);
      expect(device.tries).to.equal(1);
    });

    it('sends it itself when the page that was at work is gone', async () => {
      const device = deviceOf();
      device.open(recordOf());
      await device.pass(0);
      const other = device.open(recordOf(), true);
      await device.pass(1000);
      expect(device.tries).to.equal(1);
      device.locked.clear();
      await device.pass(10_000);
      expect(device.tries).to.equal(2);
      device.requests.shift();
      await device.answer(accepted);
      expect(other.told.at(-1)).to.deep.equal(sent);
    });

    it('waits as long as the endpoint asked another page to wait', async () => {
      const device = deviceOf({ passesOn: false });
      device.open(recordOf());
      await device.pass(0);
      const other = device.open(recordOf(), true);
      await device.pass(1000);
      await device.answer({ ...later, afterMs: 3_600_000 });
      await device.pass(3_590_000);
      expect(device.tries).to.equal(1);
      expect(other.told.at(-1)!.at).to.equal('waiting');
      await device.pass(20_000);
      expect(device.tries).to.equal(2);
    });

    it('does not write again what another page has sent meanwhile and nobody tried here', async () => {
      const device = deviceOf();
      device.open(recordOf({ state: 'parked', why: 'refused' }), true);
      await heard();
      expect(device.rows.size).to.equal(0);
    });

    it('asks again, under the same id, for what is gone and of which it heard nothing', async () => {
      const device = deviceOf({ passesOn: false });
      device.open(recordOf());
      await device.pass(0);
      const other = device.open(recordOf(), true);
      await device.pass(100);
      await device.answer(accepted);
      await device.pass(20_000);
      expect(device.requests[0]!.record).to.deep.include({ id: idOf(1), body: recordOf().body });
      await device.answer(accepted);
      expect(other.told.at(-1)).to.deep.equal(sent);
    });
  });

  it('tries at most twelve times, and one at a time, while the connection comes and goes five times a second for a minute', () => fc.assert(fc.asyncProperty(fc.integer(), async seed => {
    const device = deviceOf({ random: chanceOf(seed).next });
    const { sending } = device.open(recordOf());
    for (let turn = 0; turn < 600; turn++) {
      device.online = turn % 2 === 1;
      if (device.online) sending.nudge();
      await device.pass(100);
      if (!device.online) await device.answer(later);
    }
    expect(device.most).to.equal(1);
    expect(device.tries).to.be.within(6, 12);
  }), { numRuns: 30 }));

  it('does not try again and again at once where the last call is over and the device refuses to write', async () => {
    const device = deviceOf();
    const first = recordOf({ age: 5, warnedAt: 4 });
    device.rows.set(first.id, first);
    const { told } = device.open(first, true);
    device.refuses.put = true;
    await device.pass(0);
    for (let turn = 0; turn < 50; turn++) { await device.answer(later); await device.pass(100); }
    expect(device.tries).to.be.at.most(4);
    expect(told.at(-1)!.at).to.equal('last-call');
    expect(device.rows.get(first.id)).to.deep.equal(first);
  });

  it('delivers twenty good ones beside one that is refused and one that is never answered', async () => {
    const device = deviceOf();
    const pages = Array.from({ length: 22 }, (_, number) => device.open(recordOf({ id: idOf(number), body: `{"number":${number}}` })));
    await device.pass(0);
    expect(device.requests).to.have.length(22);
    for (const { record, answer } of device.requests.splice(0)) if (record.id !== idOf(20)) answer(record.id === idOf(7) ? refused : accepted);
    await heard();
    expect(pages.filter(({ told }) => told.at(-1)!.at === 'sent')).to.have.length(20);
    expect(pages[7]!.told.at(-1)).to.deep.equal(attention);
    expect([...device.rows.keys()]).to.deep.equal([idOf(7), idOf(20)]);
  });

  it('says and begins nothing more once it was stopped, but a try that is under way still counts', async () => {
    const device = deviceOf();
    const { sending, told } = device.open(recordOf());
    await device.pass(0);
    const before = told.length;
    sending.stop();
    await device.answer(accepted);
    await device.pass(dayMs);
    expect(told).to.have.length(before);
    expect(device.rows.size).to.equal(0);
    expect(device.tries).to.equal(1);
  });

  for (const [what, end] of [['was deleted', (sending: Sending) => void sending.remove()], ['was stopped', (sending: Sending) => sending.stop()]] as const) {
    it(`is not sent once it ${what} while it waited for its turn`, async () => {
      const device = deviceOf();
      const first = recordOf();
      device.rows.set(first.id, first);
      let begin = (): void => {};
      device.turn = new Promise<void>(resolve => { begin = resolve; });
      const { sending } = device.open(first, true);
      await device.pass(0);
      end(sending);
      await heard();
      begin();
      await device.pass(dayMs);
      expect(device.tries).to.equal(0);
      expect(device.rows.size).to.equal(what === 'was deleted' ? 0 : 1);
    });
  }

  it('calls, and then deletes, what an endpoint that is dead could not take: one visit a day', async () => {
    for (const [sealed, called, expired] of [[true, 8, 9], [false, 4, 5]] as const) {
      const device = deviceOf();
      const days: string[] = [];
      for (let day = 0; day <= expired + 1; day++) {
        device.now = noon + day * dayMs;
        const first = day === 0 ? recordOf({ sealed }) : device.rows.get(idOf(1)) as ReturnType<typeof recordOf>;
        const { sending, told } = device.open(first, day > 0);
        await heard();
        for (let turn = 0; turn < 5; turn++) { await device.pass(60_000); await device.answer(later); }
        days.push(told.at(-1)!.at);
        sending.stop();
      }
      expect(days).to.deep.equal([...Array<string>(called).fill('waiting'), 'last-call', 'expired', 'expired']);
      expect(device.rows.get(idOf(1))).to.deep.include({ state: 'expired', body: '' });
    }
  });

  it('is heard to have its last call before that is written: a page that ends between the two leaves it to be called again', async () => {
    const device = deviceOf();
    const first = recordOf({ age: 4 });
    device.rows.set(first.id, first);
    const { told } = device.open(first, true);
    await device.pass(0);
    device.log.length = 0;
    await device.answer(later);
    expect(device.log).to.deep.equal(['tell last-call', 'put']);
    expect(told.filter(({ at }) => at === 'last-call')).to.have.length(1);
    expect(device.rows.get(first.id)).to.include({ warnedAt: 4 });
  });

  it('never says sent without a receipt, has one try under way at most, and never loses what it said was saved, whatever happens', () => fc.assert(fc.asyncProperty(
    fc.array(fc.oneof(
      fc.constantFrom('now', 'nudge', 'gone', 'full', 'free', 'offline', 'online', 'hidden', 'seen'), fc.integer({ min: -400 * dayMs, max: 400 * dayMs }).map(ms => ({ ms })), fc.nat(1_000_000),
      fc.constantFrom<SendOutcome>(later, { ...later, pace: 'busy' }, { ...later, afterMs: dayMs }, { ...later, pace: 'slow', siteFault: true }, refused, { kind: 'closed' }, accepted),
    ), { maxLength: 40 }),
    async script => {
      const device = deviceOf();
      const { sending, told } = device.open(recordOf());
      let receipts = 0;
      for (const what of script) {
        if (what === 'now') sending.tryNow();
        else if (what === 'nudge') sending.nudge();
        else if (what === 'gone') device.rows.clear();
        else if (what === 'full' || what === 'free') device.refuses.put = what === 'full';
        else if (what === 'offline' || what === 'online') device.online = what === 'online';
        else if (what === 'hidden' || what === 'seen') device.seen = what === 'seen';
        else if (typeof what === 'number') await device.pass(what);
        else if (typeof what === 'object' && 'ms' in what) device.now += what.ms;
        else if (typeof what === 'object' && device.requests.length > 0) { if (what.kind === 'accepted') receipts++; await device.answer(what); }
        await heard();
        expect(device.most).to.be.at.most(1);
        expect(device.timers()).to.be.at.most(1);
        const last = told.at(-1);
        if (last?.at === 'expired') expect(told.map(({ at }) => at)).to.include('last-call');
      }
      expect(told.filter(({ at }) => at === 'sent').length).to.equal(Math.min(1, receipts));
      if (receipts > 0) expect(told.at(-1)).to.deep.equal(sent);
      else expect(device.timers() + device.requests.length > 0 || ['attention', 'closed', 'expired', 'held', 'waiting', 'saved', 'last-call'].includes(told.at(-1)?.at ?? 'held')).to.equal(true);
    },
  ), { numRuns: 100 }));
});
