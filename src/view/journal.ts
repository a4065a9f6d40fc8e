/** A person's own check-ins on a page: what `<what-matters-journal>` reads, shows and deletes. Loaded when there is such an element. */
import { html, nothing, render, type CSSResult, type TemplateResult } from 'lit';
import { siteWordsOf, type Config } from '../core/config.ts';
import { builtInInstruments } from '../core/instruments/index.ts';
import { readJournal } from '../core/journal/entry.ts';
import { seriesOf } from '../core/journal/series.ts';
import { readJournalSettings, type JournalSettings } from '../core/journal/settings.ts';
import { localeFor, locales, type LocaleName } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { keptRecords, removeAll, removeEntries } from '../store/journal.ts';
import { faultScreen, faultStyles, wordsOf } from './config-fault.ts';
import { gather } from './gather.ts';
import { Help } from './help.ts';
import { draw, icons } from './icons.ts';
import { journalPage, type Asks, type Found } from './journal/page.ts';
import { tellOthers, whenChanged } from './journal/changes.ts';
import { dateWords, dayOf, voiceHere } from './journal/words.ts';
import { countShifts, cover, leaveButton, leaveStyles } from './leave.ts';
import { onceEach } from './once-each.ts';
import { factsOf } from './running.ts';
import { speakerOf } from './speaker.ts';
import { first } from './styles/first.ts';
import { journalStyles } from './styles/journal.ts';
import { brandSheet, tokens } from './styles/tokens.ts';
import type { WhatMattersJournal } from './what-matters-journal.ts';

const attributes = ['config', 'language', 'instrument', 'check-in'] as const;

/** Everything that there is once a configuration and the device have been read. */
interface Begun {
  readonly settings: JournalSettings;
  readonly i18n: Translator;
  readonly found: Found;
}

/** What one element shows. Nothing of it leaves the page. */
class Journal {
  readonly #element: WhatMattersJournal;
  readonly #root: ShadowRoot;
  readonly #help: Help;
  #turn = 0;
  #begun: Begun | undefined;
  #fault: TemplateResult | undefined;
  #asks: Asks | undefined;
  #notice = '';
  /** How often Shift was pressed to leave. */
  #pressed = 0;
  readonly #open = new Set<string>();
  #stopCounting: (() => void) | undefined;

  constructor(element: WhatMattersJournal) {
    this.#element = element;
    this.#root = element.attachShadow({ mode: 'open' });
    this.#help = new Help({ requestUpdate: this.#draw, updateComplete: Promise.resolve(true), renderRoot: this.#root });
    this.#adopt(tokens, first, journalStyles);
    this.#draw();
    new MutationObserver(() => void this.begin()).observe(element, { attributeFilter: [...attributes, 'dir'] });
    // Another page, or a form on this one, kept something or deleted it.
    whenChanged(() => void this.#look());
  }

  #adopt(...styles: readonly CSSResult[]): void {
    this.#root.adoptedStyleSheets = [...new Set([...this.#root.adoptedStyleSheets, ...styles.map(({ styleSheet }) => styleSheet!)])];
  }

  /** Reads what the site set, then the device, and shows it. */
  async begin(): Promise<void> {
    const element = this.#element;
    const turn = ++this.#turn;
    const [address, language, instrument, checkIn] = attributes.map(name => element.getAttribute(name) ?? undefined);
    const gathered = await gather({ querySelector: (selector: string) => element.querySelector(selector), config: element.config ?? address, language });
    const settings = 'problems' in gathered ? gathered : readJournalSettings(gathered.data, { instrument, checkIn });
    if (turn !== this.#turn) return;
    if ('problems' in settings) return this.#fail(settings.problems);
    const { config } = settings;
    const tag = localeFor(config.language, element.closest('[lang]')?.getAttribute('lang'), document.documentElement.lang);
    const always = { ...(config.organisation && factsOf(config.organisation)), linkWorker: config.linkWorker === undefined ? { key: 'link-worker' } : siteWordsOf(config.linkWorker) };
    let i18n: Translator;
    try { i18n = voiceHere(await speakerOf({ firstLanguage: tag, always, words: wordsOf(['journal']) }, tag, config.exit === undefined ? 'first' : 'all')); } catch { return; }
    const found = await this.#read(settings);
    if (turn !== this.#turn) return;
    this.#adopt(...(config.brand === undefined ? [] : [brandSheet(config.brand)]), ...(config.exit === undefined ? [] : [leaveStyles]));
    this.#fault = undefined;
    this.#begun = { settings, i18n, found };
    this.#stopCounting?.();
    this.#stopCounting = config.exit === undefined ? undefined : countShifts(document, () => performance.now(), pressed => { this.#pressed = pressed; this.#draw(); }, this.#leave);
    this.#draw();
  }

  async #read({ config }: JournalSettings): Promise<Found> {
    if (config.shared) return 'shared';
    try { return readJournal(await keptRecords()); } catch { return 'refused'; }
  }

  /** Looks again at what lies on the device. */
  async #look(): Promise<void> {
    if (!this.#begun || !this.#element.isConnected) return;
    const turn = this.#turn;
    const found = await this.#read(this.#begun.settings);
    if (turn !== this.#turn) return;
    this.#begun = { ...this.#begun, found };
    this.#draw();
  }

  #fail(lines: readonly string[]): void {
    this.#begun = undefined;
    console.error(['<what-matters-journal>: this is not set up correctly', ...lines].join('\n'));
    this.#adopt(faultStyles);
    this.#fault = faultScreen(lines);
    this.#draw();
  }

  readonly #draw = (): void => { render(this.#picture(), this.#root); };

  #focus(selector: string): void { this.#root.querySelector<HTMLElement>(selector)?.focus(); }

  readonly #ask = (asks: Asks | undefined): void => {
    this.#asks = asks;
    this.#notice = '';
    this.#draw();
    this.#focus(asks === undefined ? '#delete' : '#sure');
  };

  readonly #remove = async (asks: Asks): Promise<void> => {
    const { i18n, found } = this.#begun!;
    const entries = typeof found === 'object' ? found.entries : [];
    try {
      if (asks === 'all') await removeAll();
      else await removeEntries(entries.filter(({ at }) => at === asks.at).map(({ id }) => id));
      this.#notice = asks === 'all' ? i18n.t('journal.deleted') : i18n.t('journal.deleted-one', { date: dateWords(i18n, asks.at, entries.map(({ at }) => at).filter((at, place, all) => all.indexOf(at) === place)) });
      this.#asks = undefined;
      tellOthers();
    } catch { this.#notice = i18n.t('journal.not-deleted'); }
    await this.#look();
    this.#draw();
    // The button that had focus may be gone.
    this.#focus(this.#asks === undefined ? '.step .h' : '#sure');
  };

  readonly #toggle = (question: string): void => {
    if (!this.#open.delete(question)) this.#open.add(question);
    this.#draw();
  };

  // First everything goes from the page. What somebody chose to keep stays: they come back to it.
  readonly #leave = (): void => {
    const { exit } = this.#begun!.settings.config;
    this.#begun = undefined;
    this.#draw();
    cover(this.#root);
    location.replace(exit!);
  };

  /** The check-ins, or how to begin; before that, and when something is wrong, what the site wrote. */
  #picture(): TemplateResult {
    if (!this.#begun) return html`${this.#fault ?? nothing}<slot></slot>`;
    const { settings, i18n, found } = this.#begun;
    const { config, instrument } = settings;
    const locale = locales[i18n.language as LocaleName];
    const entries = typeof found === 'object' ? found.entries.filter(entry => instrument === undefined || entry.instrument === instrument) : [];
    const series = seriesOf(entries, dayOf, i18n.language, builtInInstruments);
    return html`<div class="root" part="root" lang=${i18n.language} dir=${this.#element.dir || locale.dir} data-theme=${config.theme} @click=${onceEach}><div class="in">${config.exit === undefined ? nothing : leaveButton(i18n, this.#pressed, this.#leave)}
      <div class="lay alone"><div class="top"><button class="pill" type="button" id="support-button" aria-haspopup="dialog" @click=${() => void this.#help.open()}>${draw(icons.lifeBuoy)}${i18n.t('support.button')}</button></div>
      <div class="step">${journalPage({ i18n, settings, found, series, asks: this.#asks, notice: this.#notice, open: this.#open, toggle: this.#toggle, ask: this.#ask, remove: asks => void this.#remove(asks) })}
      ${locale.reviewed ? nothing : html`<p class="small note">${i18n.t('not-reviewed')}</p>`}</div></div>
      ${config.exit === undefined ? nothing : html`<p class="small left">${i18n.t('journal.leave')}</p>`}<p class="vh" role="status">${this.#notice}</p>
      <dialog aria-labelledby="support-heading" @close=${this.#help.close}>${this.#help.content(config as Config, i18n)}</dialog></div></div>`;
  }
}

const begun = new WeakSet<WhatMattersJournal>();

/** Brings an element to life, once. */
export function begin(element: WhatMattersJournal): void {
  if (begun.has(element)) return;
  begun.add(element);
  void new Journal(element).begin();
}
