import { cleanUp } from '../fixture.ts';
import { dressPage } from './audit.ts';
import { Counted } from './axe-pages.ts';
import { givesReceipt, start, type Form } from './driver.ts';
import { alone, walk } from './playlist-driver.ts';

const pages = ['start', 'who', 'born', 'place', 'languages', 'moments', 'moment', 'kinds', 'avoid', 'listen'];

for (const [dir, theme, who] of [['ltr', 'light', 'self'], ['rtl', 'dark', 'someone-else']] as const) {
  describe(`axe at every level on a playlist of ${who}, ${dir}, ${theme}`, () => {
    const counted = new Counted();
    let form: Form;
    before(async () => { form = await start({ ...alone, theme }, { dir, deliver: givesReceipt }); dressPage(form); });
    after(() => { counted.tell(`playlist, ${who}, ${dir}, ${theme}`); cleanUp(); });
    for (const page of pages) it(`finds nothing wrong on ${page}`, async () => { await walk(form, page, who); await counted.check(page); });
    it('finds nothing wrong with the list as it comes, with a song that moved, and with all that opens open', async () => {
      await walk(form, 'songs', who);
      await counted.check('songs');
      await form.press('Down');
      await form.press('Take off: Theme from Z-Cars');
      for (const details of form.all<HTMLDetailsElement>('.keep details')) details.open = true;
      await counted.check('songs, one moved, one off');
      await form.press('Change');
      await form.press('Add a song');
      await form.type(form.one('.songs .input')!.id.replace('field-', '').replace('title', 'by'), 'x'.repeat(121));
      await form.fail();
      await counted.check('songs in error');
    });
    it('finds nothing wrong where it is kept', async () => {
      for (const field of form.all<HTMLInputElement>('.songs .input')) await form.type(field.id.replace('field-', ''), '');
      await walk(form, 'share', who);
      await counted.check('share');
      await form.pick(form.tile('keep'));
      await form.goOn();
      await counted.check('keep');
    });
  });
}
