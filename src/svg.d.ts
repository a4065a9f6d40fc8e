/** A picture from an icon package, as the build turns it into data: the side of its square, its lines, and what is filled. */
declare module '*.svg' {
  const icon: readonly [side: number, lines: string, filled?: string];
  export default icon;
}
