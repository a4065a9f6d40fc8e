/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const quote = (text: string): string => {
  let out = '"';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    const high = unit >= 0xd800 && unit <= 0xdbff;
    if (high && next >= 0xdc00 && next <= 0xdfff) out += text[at]! + text[++at]!;
    else if (unit < 0x20 || (unit >= 0xd800 && unit <= 0xdfff)) out += escapes[text[at]!] ?? '\\u' + unit.toString(16).padStart(4, '0');
    else out += escapes[text[at]!] ?? text[at]!;
  }
  return out + '"';
};

/**
 * Writes a value as JSON with its keys in order, so that the same value always gives the same bytes. It does not call
 * `JSON.stringify`, because old page libraries add `toJSON` to arrays and strings and change what it writes.
 * Follows RFC 8785 (keys by UTF-16 unit, shortest numbers); lone surrogates are escaped so that UTF-8 can carry them.
 *
 * @throws {TypeError} for a number that JSON has no way to write (`NaN`, `Infinity`).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return `${value}`;
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON cannot carry this number');
    return `${Object.is(value, -0) ? 0 : value}`;
  }
  let out = '';
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) out += (at ? ',' : '') + canonicalJson(value[at] as Json);
    return `[${out}]`;
  }
  const object = value as { readonly [key: string]: Json | undefined };
  for (const key of Object.keys(object).sort()) {
    const inner = object[key];
    if (inner !== undefined) out += (out ? ',' : '') + quote(key) + ':' + canonicalJson(inner);
  }
  return `{${out}}`;
}
