import '../../src/define.ts';
import type { ConfigInput } from '../../src/core/config-schema.ts';
import { journalName } from '../../src/store/journal.ts';
import type { WhatMattersJournal } from '../../src/view/what-matters-journal.ts';
import { disk as topDisk, textOf, until, withoutDisk } from './driver.ts';

/** A disk with check-ins that only one page of a test has. */
export interface JournalDisk {
  /** Puts anything there, as an earlier visit did. */
  readonly put: (...records: readonly object[]) => Promise<void>;
  /** What lies there; nothing where the database is gone. */
  readonly all: () => Promise<readonly unknown[] | undefined>;
  /** Takes everything off, without a word to anybody. */
  readonly clear: () => Promise<void>;
  /** Takes the disk from the page and wipes it. */
  readonly end: () => Promise<void>;
}

const finished = <Result>(request: IDBRequest<Result>): Promise<Result> => new Promise((done, failed) => { request.onsuccess = () => { done(request.result); }; request.onerror = () => { failed(request.error!); }; });

/** Gives a page a disk of its own, in the place of none. @param disk the page's own, as it was */
export function journalDisk(view: Window = window, disk: IDBFactory = topDisk): JournalDisk {
  const own = `${journalName} ${crypto.randomUUID()}`;
  const isThere = async (): Promise<boolean> => (await disk.databases()).some(({ name }) => name === own);
  const databases = async (): Promise<IDBDatabaseInfo[]> => ((await isThere()) ? [{ name: journalName, version: 1 }] : []);
  Object.defineProperty(view, 'indexedDB', { configurable: true, value: { open: (_name: string, version: number) => disk.open(own, version), databases, deleteDatabase: () => disk.deleteDatabase(own) } });
  async function withStore<Result>(work: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    const opening = disk.open(own, 1);
    opening.onupgradeneeded = () => { opening.result.createObjectStore('entries', { keyPath: 'id' }); };
    const database = await finished(opening);
    try { return await finished(work(database.transaction('entries', 'readwrite').objectStore('entries'))); } finally { database.close(); }
  }
  return {
    put: async (...records) => { for (const record of records) await withStore(store => store.put(record)); },
    all: async () => ((await isThere()) ? withStore(store => store.getAll() as IDBRequest<unknown[]>) : undefined),
    clear: async () => { if (await isThere()) await withStore(store => store.clear()); },
    end: async () => { withoutDisk(view); await finished(disk.deleteDatabase(own)); },
  };
}

/** One `<what-matters-journal>` as a person uses it. */
export class JournalStage {
  readonly element: WhatMattersJournal;
  constructor(element: WhatMattersJournal) { this.element = element; }
  get root(): ShadowRoot { return this.element.shadowRoot!; }
  all<Found extends Element = HTMLElement>(selector: string): Found[] { return [...this.root.querySelectorAll<Found>(selector)]; }
  one<Found extends Element = HTMLElement>(selector: string): Found | null { return this.root.querySelector<Found>(selector); }
  get text(): string { return textOf(this.one('.root')); }
  control(name: string): HTMLElement {
    const found = [...(this.one('dialog[open]') ?? this.root).querySelectorAll<HTMLElement>('button, a, summary')].find(one => textOf(one) === name);
    if (!found) throw new Error(`no "${name}": ${this.all('button, a, summary').map(textOf).join(' | ')}`);
    return found;
  }
  press(name: string): void { this.control(name).click(); }
  says(words: string): Promise<boolean> { return until(() => this.text.includes(words), `"${words}" in: ${this.text}`); }
  /** The lines of a table, cell by cell. */
  table(number = 0): string[][] { return [...this.all('table')[number]!.querySelectorAll('tr')].map(row => [...row.children].map(textOf)); }
  /** The numbers that stand in a figure, in order. */
  figure(number = 0): string[] { return [...this.all('.chart')[number]!.querySelectorAll('.v')].map(textOf); }
}

const hosts = new Set<HTMLElement>();

/** Puts an element on a page and waits until it shows something. */
export async function placeJournal(attributes: Readonly<Record<string, string>> = {}, config?: Partial<ConfigInput>, page: Document = document): Promise<JournalStage> {
  const host = page.createElement('main');
  host.innerHTML = '<h1>You</h1>';
  page.documentElement.lang = 'en';
  page.title = 'The Hive';
  const element = page.createElement('what-matters-journal');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.innerHTML = '<p>Call us</p>';
  if (config) element.config = config;
  host.append(element);
  page.body.append(host);
  hosts.add(host);
  await until(() => element.shadowRoot?.querySelector('.step .h, .fault'), 'a journal');
  return new JournalStage(element);
}

export const removeJournals = (): void => { for (const host of hosts) host.remove(); hosts.clear(); };

/** The same hour of a day of this year, which therefore is not told. */
export const thisYear = (monthAndDay: string, hour = '10'): string => `${new Date().getFullYear()}-${monthAndDay}T${hour}:00:00Z`;

