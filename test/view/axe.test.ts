import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { audit, dressPage } from './audit.ts';
import { directory, givesReceipt, start, type Form } from './driver.ts';

/** The states of the pages up to Send, in the order that one person can see them. */
const states: readonly (readonly [name: string, reach: (form: Form) => Promise<void>])[] = [
  ['start', async () => {}],
  ...['where', 'matters', 'interests', 'help'].flatMap(bothStates),
  ['ideas', form => form.walkTo('ideas')],
  ['ideas with all that can be opened open', async form => { for (const details of form.all<HTMLDetailsElement>('details')) details.open = true; }],
  ...['call', 'name', 'contact-by', 'contact'].flatMap(bothStates),
  ...['Text message', 'Email', 'Letter'].flatMap(way => [
    [`contact by ${way}`, async (form: Form) => { await form.goOn('Back'); await form.pick(way); await form.goOn(); }],
    [`contact by ${way} in error`, async (form: Form) => { await form.type('to', way === 'Letter' ? '' : 'nobody'); await form.fail(); }],
  ] as const),
  ['more', async form => { await form.type('to', '1 Example Street'); await form.pick('No'); await form.goOn(); }],
  ['more in error', async form => { await form.type('text', 'long '.repeat(500)); await form.fail(); }],
  ['privacy', async form => { await form.type('text', ''); await form.goOn(); }],
  ['privacy in error', form => form.fail()],
  ['check', form => form.walkTo('check')],
  ['support panel', form => form.press('Need help now?')],
  ['sent', async form => { await form.press('Close'); await form.send('We have your answers'); }],
];

function bothStates(page: string): (readonly [string, (form: Form) => Promise<void>])[] {
  return [[page, form => form.walkTo(page)], [`${page} in error`, form => form.fail()]];
}

for (const [dir, theme] of [['ltr', 'light'], ['rtl', 'dark']] as const) {
  describe(`axe at every level, ${dir}, ${theme}`, () => {
    let form: Form;
    const least: [number, string] = [Infinity, ''];
    before(async () => { form = await start({ directory, theme }, { dir, deliver: givesReceipt }); dressPage(form); });
    after(() => { console.log(`fewest nodes, ${dir}: ${least[0]} on ${least[1]}`); cleanUp(); });
    for (const [name, reach] of states) {
      it(`finds nothing wrong on ${name}`, async () => {
        await reach(form);
        const { violations, incomplete, nodes, enhanced } = await audit();
        if (nodes < least[0]) { least[0] = nodes; least[1] = name; }
        expect(violations).to.deep.equal([]);
        expect(incomplete).to.deep.equal([]);
        expect(nodes, 'nodes that passed').to.be.at.least(20);
        expect(enhanced, 'nodes measured against 7:1').to.be.above(0);
      });
    }
  });
}
