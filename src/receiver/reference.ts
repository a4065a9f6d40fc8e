/** Crockford's base 32: no I, L, O or U, so that nothing is misheard, misread or rude. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes: exactly as many as asked for, from a source fit for secrets. */
export type Random = (count: number) => Uint8Array<ArrayBuffer>;

const grouped = (count: number, random: Random) =>
  Array.from(random(count), (byte, at) => (at > 0 && at % 4 === 0 ? '-' : '') + letters[byte & 31]).join('');

/** A reference to quote on the telephone, such as `K7M4-2QX9`: 40 random bits. */
export const drawReference = (random: Random): string => grouped(8, random);

/** A token for the inbox: 140 random bits in seven groups of four. */
export const drawToken = (random: Random): string => grouped(28, random);

/** A token as it was drawn, from what somebody typed: spaces, case and letters that look alike do not matter. */
export const readToken = (typed: string): string =>
  (typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '').match(/.{1,4}/g) ?? []).join('-');
