import { expect } from 'chai';
import { cleanUp } from '../fixture.ts';
import { audit, dressPage } from './audit.ts';
import { directory, givesReceipt, start, type Filler, type Form } from './driver.ts';
import { askAll, everyPage } from './every-page.ts';

/** Says how many nodes passed in each place. */
export class Counted {
  readonly #counts: string[] = [];

  /** Audits the page that stands. */
  async check(name: string, fewest = 20): Promise<void> {
    const { violations, incomplete, nodes, enhanced } = await audit();
    this.#counts.push(`${name} ${nodes}`);
    expect(violations).to.deep.equal([]);
    expect(incomplete).to.deep.equal([]);
    expect(nodes, 'nodes that passed').to.be.at.least(fewest);
    expect(enhanced, 'nodes measured against 7:1').to.be.above(0);
  }

  tell(what: string): void { console.log(`nodes that passed, ${what}: ${this.#counts.join(', ')}`); }
}

/** Audits every page of the built-in journey, one after the other, as one person sees them. */
export function auditEveryPage(as: Filler, dir: 'ltr' | 'rtl', theme: 'light' | 'dark'): void {
  describe(`axe at every level, filled in by ${as}, ${dir}, ${theme}`, () => {
    const counted = new Counted();
    let form: Form;
    before(async () => { form = await start({ directory, theme, ask: askAll }, { dir, as, deliver: givesReceipt }); dressPage(form); });
    after(() => { counted.tell(`${as}, ${dir}, ${theme}`); cleanUp(); });
    for (const [name, reach] of everyPage(as)) {
      it(`finds nothing wrong on ${name}`, async () => {
        await reach(form);
        await counted.check(name);
      });
    }
  });
}
