/** HTML that is escaped already. */
export interface Markup { readonly markup: string }
type Part = string | number | Markup | readonly Part[] | undefined;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// A control character would make the page no HTML.
const escape = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD').replace(/[&<>"']/g, sign => signs[sign] ?? '');

function written(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(written).join('');
}

/** A piece of HTML; whatever is put into it is escaped, unless it is such a piece itself. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({ markup: texts.map((text, at) => text + written(parts[at])).join('') });
