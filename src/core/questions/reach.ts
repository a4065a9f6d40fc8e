/** How people are reached: what is a telephone number, an email address. */

/**
 * A telephone number as it is kept, or nothing if it cannot be one. UK numbers come out as `020 7946 0000` was typed,
 * without brackets, dots and `(0)`; a number from abroad keeps its `+`.
 */
export function readPhone(typed: string): string | undefined {
  const spaced = typed.normalize('NFKC').replace(/\(0\)/g, '').replace(/[().\-–—/]/g, ' ').replace(/\s+/g, ' ').trim();
  const bare = spaced.replace(/ /g, '').replace(/^(?:\+|00)440?(?=[1-9])/, '0').replace(/^00(?=[1-9])/, '+');
  if (/^0[1-9]\d{8,9}$/.test(bare)) return /^0[1-9]/.test(spaced) && spaced.length < 20 ? spaced : bare;
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined;
}

/** An email address as it is kept, or nothing if it cannot be one: something, one @, and a name with a dot. */
export function readEmail(typed: string): string | undefined {
  const value = typed.normalize('NFC').trim().replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1');
  return value.length <= 254 && /^[^\s@<>()",;:\\]{1,64}@(?=[^@]+$)(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u.test(value) ? value : undefined;
}
