/** What one page of a list says of itself, as far as it does. */
export interface Page {
  /** Its number. Most lists count from 1, some from 0. */
  readonly number?: number;
  /** How many pages there are. */
  readonly pages?: number;
  /** How many records there are on all pages. */
  readonly records?: number;
  readonly isLast?: boolean;
}

/** What to do with a page that came. */
export interface Turn {
  /** It is a page that came before: the list did not give the one that was asked for. */
  readonly isAgain: boolean;
  /** The number to ask for next; nothing after the last page. */
  readonly next?: number;
}

/** Times in a row that a list may give a page again: one that counts from 1 and says so from 0 does it once. */
const mostAgain = 2;

/**
 * Goes through the pages of a list as the list itself says: each page is told to it, and it says which to ask for. The
 * first page is asked for without a number.
 */
export function turning(): (page: Page) => Turn {
  const seen = new Set<number>();
  let asked: number | undefined;
  let first: Page | undefined;
  let again = 0;
  return page => {
    first ??= page;
    const isAgain = asked !== undefined && page.number !== undefined && seen.has(page.number);
    again = isAgain ? again + 1 : 0;
    const number = page.number ?? asked ?? 1;
    seen.add(number);
    const last = first.pages === undefined ? Infinity : first.pages - (first.number === 0 ? 1 : 0);
    const isEnd = isAgain ? again >= mostAgain : page.isLast ?? number >= last;
    if (isEnd || (first.pages === undefined && page.isLast === undefined && !isAgain)) return { isAgain };
    asked = (asked ?? number) + 1;
    return { isAgain, next: asked };
  };
}
