/** Whether JSON text opens more than `most` brackets inside one another. Counted before parsing: schemas recurse. */
export function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at++;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{' || letter === '[') { if (++depth > most) return true; }
    else if (letter === '}' || letter === ']') depth--;
  }
  return false;
}
