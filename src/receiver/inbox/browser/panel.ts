/** Opens what is sealed on a page of the inbox, in the browser: the key file is read here, and nothing of it goes anywhere. */
import { html } from 'hono/html';
import type { StoredSubmission } from '../../store.ts';
import { englishOf } from '../english.ts';
import { icon } from '../icons.ts';
import type { Markup } from '../layout.ts';
import { row } from '../list-view.ts';
import { readStored } from '../read-stored.ts';
import { recordFile } from '../record-file.ts';
import type { SealedPage } from '../sealed-view.ts';
import { submissionContent } from '../submission-view.ts';
import { checkInsAsCsv, everythingAsCsv, type Everything } from './everything.ts';
import { forgetKeys, keepKeys, keptKeys } from './kept-keys.ts';
import { fill, replace, save } from './markup.ts';
import { openStored, readKeyFile, type Key } from './opening.ts';

const controls = (exports: boolean): Markup => html`<div class="field"><label for="key-file">Your key file</label>
<p class="hint" id="key-hint">It is read in this browser only. Nothing of it is sent anywhere.</p>
<input id="key-file" type="file" multiple accept=".json,application/json" aria-describedby="key-hint"></div>
<p class="choice"><input id="keep-key" type="checkbox"><label for="keep-key">Keep it in this browser until I sign out</label></p>
<div role="status" id="sealed-status"></div>
<div class="actions" id="key-actions" hidden>${exports ? html`<button class="button" type="button" id="save-all">${icon('download')}Download as CSV</button><button class="button" type="button" id="save-check-ins">${icon('download')}Check-ins as CSV</button>` : ''}<button class="quiet" type="button" id="forget-key">Forget this key</button></div>`;

const wrong = (words: string): Markup => html`<p class="wrong">${icon('wrong')}${words}</p>`;
const people = (count: number, words: readonly [one: string, many: string]): string => `${count} ${words[count === 1 ? 0 : 1]}`;

/** Reads a page of everything that is stored. */
async function readEverything(before: string | undefined): Promise<readonly StoredSubmission[]> {
  const response = await fetch(`/inbox/everything.json${before === undefined ? '' : `?before=${before}`}`, { redirect: 'error', cache: 'no-store' });
  if (!response.ok) throw new TypeError('it could not be read');
  return await response.json() as readonly StoredSubmission[];
}

/** Opens the rows of a list, in place, and tells how many opened. */
async function openRows(page: Extract<SealedPage, { on: 'list' }>, keys: readonly Key[]): Promise<Markup> {
  let open = 0;
  let shut = 0;
  for (const place of document.querySelectorAll<HTMLElement>('[data-stored]')) {
    const stored = JSON.parse(place.dataset['stored']!) as StoredSubmission;
    const opened = await openStored(stored, keys);
    if (opened.at === 'open') open++; else shut++;
    await replace(place, opened.at === 'shut' ? row(stored, page.nowMs, page.level, opened.why) : row(opened.stored, page.nowMs, page.level));
  }
  return html`${open > 0 ? html`<p>${people(open, ['is', 'are'])} open.</p>` : ''}${shut > 0 ? wrong(`${people(shut, ['could', 'could'])} not be opened. Nothing is lost: ${shut === 1 ? 'it says why' : 'each says why'} in the list.`) : ''}`;
}

/** Opens the one submission of a page, in place, and tells what came of it. */
async function openRecord(page: Extract<SealedPage, { on: 'record' }>, keys: readonly Key[]): Promise<Markup> {
  const opened = await openStored(page.stored, keys);
  if (opened.at === 'shut') return wrong(`${opened.why} Nothing is lost.`);
  const say = englishOf(page.organisation);
  const { stored } = opened;
  await replace(document.querySelector('.person')!, submissionContent({ ...page, stored, say }));
  document.querySelector('a[href$="/record.json"]')?.addEventListener('click', event => {
    event.preventDefault();
    const { name, text } = recordFile(stored, readStored(stored)!, page.organisation, say);
    save(name, 'application/json', [text]);
  });
  return opened.at === 'strange' ? wrong(opened.why) : html`<p>It is open, below.</p>`;
}

/** Puts the controls where the page says that its script is missing, and opens what a kept key opens. */
export async function begin(panel: HTMLElement): Promise<void> {
  const page = JSON.parse(panel.dataset['page']!) as SealedPage;
  await fill(panel.querySelector('#sealed-controls')!, controls(page.on === 'list' && page.exports));
  const control = (id: string): HTMLElement => panel.querySelector<HTMLElement>(`#${id}`)!;
  const file = control('key-file') as HTMLInputElement;
  const keep = control('keep-key') as HTMLInputElement;
  const tell = (words: Markup): Promise<void> => fill(control('sealed-status'), words);
  let keys = await keptKeys(Date.now());
  keep.checked = keys.length > 0;

  const open = async (): Promise<void> => {
    control('key-actions').hidden = keys.length === 0;
    if (keys.length === 0) return;
    await tell(html`<p>Opening …</p>`);
    await tell(page.on === 'list' ? await openRows(page, keys) : await openRecord(page, keys));
  };
  const keepOrForget = async (): Promise<void> => {
    if (!keep.checked) return forgetKeys();
    if (keys.length > 0 && !(await keepKeys(keys, Date.now()))) {
      keep.checked = false;
      await tell(wrong('This browser keeps no keys. Choose your key file again on each page.'));
    }
  };

  file.addEventListener('change', () => void (async () => {
    const read = await Promise.all([...file.files ?? []].map(async one => readKeyFile(one.name, await one.slice(0, 8192).text())));
    file.value = '';
    const good = read.filter(one => typeof one !== 'string');
    const bad = read.filter(one => typeof one === 'string');
    if (good.length === 0) { if (bad.length > 0) await tell(html`${bad.map(wrong)}`); return; }
    keys = [...keys.filter(({ kid }) => !good.some(one => one.kid === kid)), ...good];
    await open();
    await keepOrForget();
  })());
  keep.addEventListener('change', () => void keepOrForget());
  control('forget-key').addEventListener('click', () => void forgetKeys().then(() => { location.reload(); }));
  const saveAll = async (name: string, write: () => Promise<Everything>, words: readonly [one: string, many: string], isIncomplete: string): Promise<void> => {
    await tell(html`<p>Opening everything …</p>`);
    try {
      const { pieces, rows, shut } = await write();
      save(name, 'text/csv;charset=utf-8', pieces);
      await tell(html`<p>${people(rows, words)} in the file.</p>${shut > 0 ? wrong(`${people(shut, ['of them could', 'of them could'])} not be opened: ${isIncomplete}`) : ''}`);
    } catch { await tell(wrong('Not everything could be read, so nothing was saved. Load this page again, then try once more.')); }
  };
  panel.querySelector('#save-all')?.addEventListener('click', () => void saveAll('what-matters.csv', () => everythingAsCsv(readEverything, keys, page.organisation), ['person is', 'people are'], 'only what stands outside is in the file.'));
  panel.querySelector('#save-check-ins')?.addEventListener('click', () => void saveAll('check-ins.csv', () => checkInsAsCsv(readEverything, keys), ['check-in is', 'check-ins are'], 'it is not in the file.'));
  await open();
}
