import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { textReader, type PageRead } from './reading.ts';
import type { OwnWords } from '../../core/activities/own-words.ts';

/** Reads texts of pages, several at once. Each thread ends when `end` is called. */
export interface Threads {
  readonly read: (text: string) => Promise<PageRead | undefined>;
  /** How many texts should be on their way, so that no thread waits. */
  readonly most: number;
  readonly end: () => Promise<void>;
}

/** The thread's file beside this one, once they are built. */
const file = join(dirname(fileURLToPath(import.meta.url)), 'directory-worker.js');
const mostThreads = 4;

/** Begins to read. Where the thread's file is not there, all is read here. */
export function startThreads(today: string, words: OwnWords = {}): Threads {
  if (!existsSync(file)) {
    const read = textReader(today, words);
    return { read: text => Promise.resolve(read(text)), most: 1, end: () => Promise.resolve() };
  }
  const threads: { readonly worker: Worker; readonly waiting: { readonly resolve: (page: PageRead | undefined) => void; readonly reject: (error: unknown) => void }[] }[] = [];
  const begin = (): (typeof threads)[number] => {
    const thread: (typeof threads)[number] = { worker: new Worker(file, { workerData: { today, words } }), waiting: [] };
    // Each answers in the order in which it was asked.
    thread.worker.on('message', (page: PageRead | undefined) => { thread.waiting.shift()?.resolve(page); });
    thread.worker.on('error', error => { for (const one of thread.waiting.splice(0)) one.reject(error); });
    threads.push(thread);
    return thread;
  };
  const most = Math.max(1, Math.min(mostThreads, availableParallelism()));
  return {
    most: 2 * most,
    read: text => new Promise((resolve, reject) => {
      const idle = threads.find(({ waiting }) => waiting.length === 0);
      const thread = idle ?? (threads.length < most ? begin() : threads.reduce((least, one) => (one.waiting.length < least.waiting.length ? one : least)));
      thread.waiting.push({ resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.worker.postMessage(text);
    }),
    end: async () => { await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate())); },
  };
}
