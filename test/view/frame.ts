import type { ConfigInput } from '../../src/core/config-schema.ts';
import type { Deliver } from '../../src/view/outbox.ts';
import { Form, givesReceipt, until, usual, withoutDisk, type Filler } from './driver.ts';

/** A page of a site in a frame, because a test cannot set the width of WebKit's window. */
export class Page {
  readonly frame = document.createElement('iframe');
  /** The browser's own, for a test that wants it. */
  disk!: IDBFactory;

  get document(): Document { return this.frame.contentDocument!; }

  /** Opens the page, with a style sheet of its own, and waits until it has defined the element. */
  async open(css = '', width = 360): Promise<this> {
    this.frame.src = '/test/view/fixtures/page.html';
    this.width = width;
    this.frame.style.cssText += ';height:740px;border:0';
    document.body.append(this.frame);
    await until(() => this.frame.contentWindow?.customElements.get('what-matters'), 'the element in the frame', 19_000);
    this.disk = this.frame.contentWindow!.indexedDB;
    withoutDisk(this.frame.contentWindow!);
    const sheet = this.document.createElement('style');
    sheet.textContent = css;
    this.document.head.append(sheet);
    return this;
  }

  set width(width: number) { this.frame.style.width = `${width}px`; }

  /** Puts a form on the page, in the place of the one before. */
  async start(config: Partial<ConfigInput> = {}, { deliver = givesReceipt, as = 'self' }: { readonly deliver?: Deliver; readonly as?: Filler } = {}): Promise<Form> {
    const element = this.document.createElement('what-matters');
    Object.assign(element, { config: { ...usual, ...config }, deliver: config.endpoint === undefined ? deliver : undefined });
    this.document.querySelector('main')!.replaceChildren(element);
    await until(() => element.shadowRoot?.querySelector('.step, .fault'), 'the first page in the frame');
    return new Form(element, (config.journey as { readonly start: string } | undefined)?.start, as);
  }

  close(): void { this.frame.remove(); }
}

/** Where a text or a control is too small, too wide or cut off, one line each. */
export function flaws(form: Form): string[] {
  const view = form.element.ownerDocument.defaultView!;
  const page = form.element.ownerDocument.documentElement;
  const name = (element: Element): string => `${element.localName}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}"`;
  const found: string[] = [];
  if (page.scrollWidth > page.clientWidth) {
    const wide = form.all('.root *:not(.vh, svg *)').filter(element => element.getBoundingClientRect().right > page.clientWidth + 0.5);
    found.push(`scrolls sideways: ${page.scrollWidth} in ${page.clientWidth}, by ${wide.filter(element => !wide.some(inner => inner !== element && element.contains(inner))).slice(0, 6).map(name).join(', ')}`);
  }
  for (const element of form.all('.root, .root *')) {
    if (element.closest('.vh, svg') || element.getClientRects().length === 0) continue;
    const { fontSize } = view.getComputedStyle(element);
    const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent!.trim() !== '');
    if (hasText && parseFloat(fontSize) < 15.99) found.push(`${fontSize} of text in ${name(element)}`);
    if (hasText && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) found.push(`${element.scrollWidth} of text in ${element.clientWidth} of ${name(element)}`);
    if (!element.matches('a, button, summary, input, textarea')) continue;
    const rects = [element, ...((element as Partial<HTMLInputElement>).labels ?? [])].map(one => one.getBoundingClientRect());
    const width = Math.max(...rects.map(rect => rect.right)) - Math.min(...rects.map(rect => rect.left));
    const height = Math.max(...rects.map(rect => rect.bottom)) - Math.min(...rects.map(rect => rect.top));
    if (width < 43.99 || height < 43.99) found.push(`${width.toFixed(1)} × ${height.toFixed(1)} px of ${name(element)}`);
  }
  return found;
}

/** The looks of every element that a page of a site could spoil, one line each. */
export function looks(form: Form): string[] {
  const view = form.element.ownerDocument.defaultView!;
  // Laid out afresh: WebKit keeps line breaks of widths that were there before.
  if (!form.one('dialog[open]')) {
    form.element.hidden = true;
    form.element.getBoundingClientRect();
    form.element.hidden = false;
  }
  // Not the root itself: WebKit keeps a host's monospace family there through `all: initial`, and gives it that family's smaller medium; what is inside sets its own.
  return form.all('.root *:not(svg *)').map(element => {
    const { fontSize, letterSpacing, wordSpacing, lineHeight, textTransform, direction, fontFamily, fontStyle, textIndent, textAlign, color } = view.getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return [element.localName, element.getAttribute('class') ?? '', fontSize, letterSpacing, wordSpacing, lineHeight, textTransform, direction, fontFamily.slice(0, 12), fontStyle, textIndent, textAlign, color, Math.round(width), Math.round(height)].join(' ');
  });
}
