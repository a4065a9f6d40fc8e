import { appWords } from './words.ts';

/** A sentence of the page around the form. */
export type Key = keyof typeof appWords.en;

/** The quiet words that a newer version is ready. */
export interface Notice {
  show(): void;
  /** Says something else in its place. */
  say(key: Key): void;
  hide(): void;
}

/** What its two buttons do. */
export interface Answers {
  now(): Promise<void>;
  later(): void;
}

function button(words: string, className: string, press: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className, textContent: words });
  made.addEventListener('click', press);
  return made;
}

/**
 * The notice, in a place of the page that has an empty `role="status"`. It speaks the language that the form speaks.
 *
 * @param form the element with the form, which says its language on the part `root`
 * @param rest where focus goes when the button that has it goes
 */
export function noticeIn(place: HTMLElement, form: HTMLElement, rest: HTMLElement, answers: Answers): Notice {
  const status = place.querySelector<HTMLElement>('[role=status]')!;
  const words = (): Readonly<Record<Key, string>> => {
    const { lang, dir } = form.shadowRoot!.querySelector<HTMLElement>('[part=root]')!;
    const language = Object.hasOwn(appWords, lang) ? lang as keyof typeof appWords : 'en';
    Object.assign(place, { lang: language, dir });
    return appWords[language];
  };
  return {
    show() {
      const said = words();
      // Said once: it stands while the person goes from page to page.
      if (status.textContent === said['app.update']) return;
      status.textContent = said['app.update'];
      place.replaceChildren(status, button(said['app.update-now'], 'btn', () => void answers.now()), button(said['app.update-later'], 'btn', () => answers.later()));
    },
    say(key) { status.textContent = words()[key]; },
    hide() {
      if (place.contains(document.activeElement)) rest.focus();
      status.textContent = '';
      place.replaceChildren(status);
    },
  };
}
