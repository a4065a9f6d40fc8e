/**
 * Text as it is kept: no control characters but line ends (in one line of text, these neither), one space for a run of
 * white space of any kind, none at the ends of lines, and composed letters (NFC). No name is refused.
 */
export const tidy = (text: string, long: boolean): string =>
  text.replace(/\r\n?/g, '\n').replace(long ? /[^\P{Cc}\n\t]/gu : /\p{Cc}/gu, long ? '' : ' ').replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').trim().normalize('NFC');
