import { cleanUp } from '../fixture.ts';
import { dressPage } from './audit.ts';
import { Counted } from './axe-pages.ts';
import { comingBack } from './coming-back.ts';
import { start } from './driver.ts';
import { ownDisk, type OwnDisk } from './own-disk.ts';

for (const [dir, theme] of [['ltr', 'light'], ['rtl', 'dark']] as const) {
  describe(`axe at every level for somebody who comes back, ${dir}, ${theme}`, () => {
    const counted = new Counted();
    let disk: OwnDisk;
    before(() => { disk = ownDisk(); });
    afterEach(() => { cleanUp(); sessionStorage.clear(); });
    after(async () => { counted.tell(`for somebody who comes back, ${dir}, ${theme}`); await disk.end(); });

    for (const [name, reach] of comingBack) {
      it(`finds nothing wrong on ${name}`, async () => {
        const form = await reach({ view: window, disk, start: async (config, deliver) => { cleanUp(); return start({ ...config, theme }, { dir, deliver }); } });
        dressPage(form);
        await counted.check(name);
      });
    }
  });
}
