import { canonicalJson } from '../canonical.ts';
import type { Format } from './format.ts';

const part = (text: string): string =>
  // The URL standard's form encoding, by hand. Half of a surrogate pair would make encodeURIComponent throw; it is found
  // by walking, because WebKit's expressions take \uD800\uFC00 for a pair and Safari before 16.4 knows no lookbehind.
  encodeURIComponent(Array.from(text, sign => (/^[\uD800-\uDFFF]$/.test(sign) ? '\uFFFD' : sign)).join('').replace(/\r\n|\r|\n/g, '\r\n')).replace(/%20/g, '+').replace(/[!'()~]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const written = (fields: readonly (readonly [string, string])[]): string => fields.map(([name, value]) => `${part(name)}=${part(value)}`).join('&');

/**
 * Flat fields with names and values that people can read, as an HTML form would send them: for form relays that turn
 * a form into an email, and for the forms of content systems. Names are answer keys with a dash for the dot. A sealed
 * submission is its whole header, which opening needs to the letter, and `sealed`, both as JSON.
 */
export const form: Format = {
  contentType: 'application/x-www-form-urlencoded;charset=UTF-8',
  sendsIdHeader: false,
  // Relays answer a form by sending the browser to a page of thanks.
  redirect: 'follow',
  encode(submission, readable) {
    const header: [string, string][] = [['id', submission.id], ['form', submission.form], ['journey', submission.journey.id], ['createdAt', submission.createdAt], ['language', submission.language]];
    if ('sealed' in submission) {
      const { sealed, ...clear } = submission;
      return written([...header, ['header', canonicalJson(clear)], ['sealed', canonicalJson(sealed)]]);
    }
    return written([
      ...header, ...readable.map(({ key, words }): [string, string] => [key.replace('.', '-'), words]),
      ...submission.body.ideas.map(({ title }, at): [string, string] => [`idea-${at + 1}`, title]),
      ...submission.body.ideas.flatMap(({ asked }, at): [string, string][] => (asked ? [[`idea-${at + 1}-asked`, asked]] : [])),
      ...submission.body.consents.map(({ id, given }): [string, string] => [`consent-${id}`, given ? 'yes' : 'no']),
    ]);
  },
};
