/** As much of XML 1.0 as a playlist needs, without a page: elements, text, character references. No DTD, so that nothing can be defined or fetched. */

/** An element: its name without a prefix, what is in it, and its text. */
export interface XmlElement {
  readonly name: string;
  readonly inside: XmlElement[];
  text: string;
}

/** How deep elements may nest. */
const deepest = 20;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters that no XML 1.0 text may have, however they are written. */
// oxlint-disable-next-line no-control-regex -- it is about these
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it stands in an element or an attribute. */
export const escapeXml = (text: string): string => text.replace(forbidden, '').replace(/[&<>"']/g, sign => `&${Object.keys(entities).find(name => entities[name] === sign)!};`);

const referred = (text: string): string => text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (all, decimal?: string, hex?: string, name?: string) => {
  if (name !== undefined) return Object.hasOwn(entities, name) ? entities[name]! : all;
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
});

/** Comments and instructions; text as it is; a tag with its attributes; text with references. */
const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\p{L}_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)/uy;

/** The element that a text is, or nothing where it is no well-formed XML, or has a DTD. */
export function readXml(text: string): XmlElement | undefined {
  const top: XmlElement = { name: '', inside: [], text: '' };
  const open = [top];
  token.lastIndex = 0;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return undefined;
    const [, asItIs, ends, tag, attributes = '', words] = found;
    const here = open.at(-1)!;
    if (asItIs !== undefined || words !== undefined) here.text += asItIs ?? referred(words!);
    if (tag === undefined) continue;
    const name = tag.slice(tag.indexOf(':') + 1);
    if (ends) {
      if (open.length < 2 || here.name !== name) return undefined;
      open.pop();
      continue;
    }
    const element: XmlElement = { name, inside: [], text: '' };
    here.inside.push(element);
    if (!attributes.endsWith('/')) open.push(element);
    if (open.length > deepest) return undefined;
  }
  return open.length === 1 && top.inside.length === 1 && top.text.replace(/^\ufeff/, '').trim() === '' ? top.inside[0] : undefined;
}
