/** Tells how far something is: a line that is written over on a terminal, or lines now and then. */
export interface Progress {
  readonly show: (line: string, done?: number, of?: number) => void;
  /** A line that stays. */
  readonly say: (line: string) => void;
  readonly end: () => void;
}

const width = 24;
const bar = (done: number, of: number): string => { const full = Math.min(width, Math.floor((width * done) / Math.max(1, of))); return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${Math.floor((100 * done) / Math.max(1, of))}% `; };

/** Tells on standard error. @param everyMs between two lines where it is no terminal */
export function tellProgress(command: string, stream: NodeJS.WriteStream = process.stderr, everyMs = 10_000): Progress {
  let last = 0;
  let isOpen = false;
  const close = (): void => { if (isOpen) stream.write('\r\x1b[K'); isOpen = false; };
  return {
    show(line, done, of) {
      const now = Date.now();
      if (now - last < (stream.isTTY ? 100 : everyMs)) return;
      last = now;
      const whole = `${done === undefined || of === undefined ? '' : bar(done, of)}${line}`;
      if (!stream.isTTY) { stream.write(`${command}: ${whole}\n`); return; }
      stream.write(`\r\x1b[K${whole.slice(0, (stream.columns || 80) - 1)}`);
      isOpen = true;
    },
    say(line) { close(); stream.write(`${command}: ${line}\n`); },
    end: close,
  };
}
