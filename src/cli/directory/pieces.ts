import { createReadStream } from 'node:fs';

/** Characters after which a piece is given. */
const pieceCharacters = 2_000_000;

/** The brackets that close what a text opens. */
function ending(head: string): string {
  let closing = '';
  let isInText = false;
  for (let at = 0; at < head.length; at++) {
    const sign = head[at];
    if (sign === '\\') at++;
    else if (sign === '"') isInText = !isInText;
    else if (isInText) continue;
    else if (sign === '{') closing = `}${closing}`;
    else if (sign === '[') closing = `]${closing}`;
    else if (sign === '}' || sign === ']') closing = closing.slice(1);
  }
  return closing;
}

/**
 * Cuts a long text of JSON into short ones of the same shape, so that it is never whole in memory: an object with a long
 * list in it, or such a list, becomes several, each with some of the records and all that stands before the list. Records
 * that stand one in a line stay so. A short text, and one that is no JSON, comes as it is.
 */
export async function* piecesOf(path: string): AsyncGenerator<string> {
  /** What stands before the records, once it is known which list is long. */
  let head: string | undefined;
  /** The list that is open, and how deep: of the whole text, or in its object. */
  let listAt = -1;
  let listDepth = 0;
  let isOver = false;
  /** Where the line's own value begins: a list in it is long only by itself. */
  let valueAt = 0;
  let depth = 0;
  let isInText = false;
  let isJson: boolean | undefined;
  let text = '';
  let at = 0;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 4 * 1024 * 1024 }) as AsyncIterable<string>) {
    text += chunk;
    isJson ??= /^\uFEFF?\s*[[{]/.test(text);
    if (!isJson || isOver) continue;
    for (; at < text.length && !isOver; at++) {
      const sign = text.charCodeAt(at);
      if (isInText) {
        if (sign === 92) at++;
        else if (sign === 34) isInText = false;
        continue;
      }
      switch (sign) {
        case 34: isInText = true; break;
        case 123:
          if (depth++ === 0) valueAt = at;
          break;
        case 91:
          depth++;
          if (head === undefined && listAt < 0 && depth <= 2) { listAt = at + 1; listDepth = depth; }
          break;
        case 93: case 125:
          depth--;
          if (depth >= listDepth || listAt < 0) break;
          if (head === undefined) listAt = -1;
          else isOver = true;
          break;
        case 44:
          if (listAt < 0 || depth !== listDepth || at - valueAt < pieceCharacters) break;
          yield (head ?? '') + text.slice(0, at) + ending(head ?? text.slice(0, listAt));
          head ??= text.slice(0, listAt);
          text = text.slice(at + 1);
          at = -1;
          valueAt = 0;
          break;
        case 10:
          if (depth > 0 || head !== undefined || at < pieceCharacters) break;
          yield text.slice(0, at);
          text = text.slice(at + 1);
          at = -1;
          valueAt = 0;
          break;
        default:
      }
    }
  }
  if (text.trim() !== '') yield (head ?? '') + text;
}
