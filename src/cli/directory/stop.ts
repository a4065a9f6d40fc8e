/** Why an index cannot be made, in a line for the person who called. */
export class Stop extends Error {
  override readonly name = 'Stop';
}
